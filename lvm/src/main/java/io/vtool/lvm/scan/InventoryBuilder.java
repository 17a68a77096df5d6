package io.vtool.lvm.scan;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.disk.Damage;
import io.vtool.lvm.disk.MetadataArea;
import io.vtool.lvm.disk.PvHeader;
import io.vtool.lvm.model.GroupReader;
import io.vtool.lvm.model.GroupReading;
import io.vtool.lvm.model.PvEntry;
import io.vtool.lvm.model.VolumeGroup;
import io.vtool.lvm.text.ConfigFormatException;
import io.vtool.lvm.text.ConfigParser;
import io.vtool.lvm.text.MetadataText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the devices' copies together; a text that many PVs carry is parsed once. */
final class InventoryBuilder {
    private final List<ScannedDevice> devices;
    private final Map<SameText, Parsed> parsed = new HashMap<>();
    private final Map<LvmId, List<MetadataCopy>> copies = new LinkedHashMap<>();
    private final Map<LvmId, List<ScannedDevice>> carriers = new HashMap<>();
    private final Set<ScannedDevice> holders = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<UnreadableCopy> unreadable = new ArrayList<>();

    InventoryBuilder(List<ScannedDevice> devices) {
        this.devices = devices;
    }

    Inventory build(List<ScannedDevice> duplicates) {
        for (ScannedDevice device : devices) {
            PvHeader pv = device.pv();
            if (pv != null) {
                carriers.computeIfAbsent(pv.id(), id -> new ArrayList<>()).add(device);
            }
            for (int i = 0; i < device.areas().size(); i++) {
                copy(device, i);
            }
        }
        List<GroupView> groups = new ArrayList<>();
        Set<LvmId> listed = new HashSet<>();
        for (List<MetadataCopy> ofGroup : copies.values()) {
            GroupView view = view(ofGroup);
            groups.add(view);
            for (PvView pv : view.pvs()) {
                listed.add(pv.entry().id());
            }
        }
        List<ScannedDevice> orphans = new ArrayList<>();
        List<ScannedDevice> outdated = new ArrayList<>();
        for (ScannedDevice device : devices) {
            PvHeader pv = device.pv();
            if (pv != null && !listed.contains(pv.id())) {
                (holders.contains(device) ? outdated : orphans).add(device);
            }
        }
        return new Inventory(devices, groups, orphans, outdated, unreadable, duplicates);
    }

    private void copy(ScannedDevice device, int index) {
        MetadataArea area = device.areas().get(index);
        byte[] bytes = area.text();
        if (bytes == null) {
            return;
        }
        Parsed known = parsed.computeIfAbsent(new SameText(bytes), key -> Parsed.of(bytes));
        GroupReading reading = known.reading;
        VolumeGroup group = reading == null ? null : reading.group();
        if (known.text == null || reading == null || group == null) {
            Damage.Problem problem = known.syntax == null ? Damage.Problem.CONTENT : Damage.Problem.SYNTAX;
            long offset = area.header() == null
                    ? area.area().offset()
                    : area.area().offset() + area.header().first().offset();
            Damage damage = new Damage(Damage.Part.METADATA_TEXT, offset, problem, 0, 0, known.syntax);
            unreadable.add(new UnreadableCopy(device, index, damage, reading == null ? List.of() : reading.problems()));
            return;
        }
        holders.add(device);
        copies.computeIfAbsent(group.id(), id -> new ArrayList<>())
                .add(new MetadataCopy(
                        device, index, MetadataCopy.State.CURRENT, known.text, group, reading.problems()));
    }

    private GroupView view(List<MetadataCopy> all) {
        MetadataCopy newest = all.get(0);
        for (MetadataCopy copy : all) {
            if (copy.group().seqno() > newest.group().seqno()) {
                newest = copy;
            }
        }
        List<MetadataCopy> judged = new ArrayList<>(all.size());
        for (MetadataCopy copy : all) {
            judged.add(new MetadataCopy(
                    copy.device(), copy.area(), state(copy, newest), copy.text(), copy.group(), copy.problems()));
        }
        List<PvView> pvs = new ArrayList<>();
        for (PvEntry entry : newest.group().pvs()) {
            pvs.add(new PvView(entry, carriers.getOrDefault(entry.id(), List.of())));
        }
        return new GroupView(newest.group(), newest.problems(), judged, pvs);
    }

    private static MetadataCopy.State state(MetadataCopy copy, MetadataCopy newest) {
        if (copy.group().seqno() < newest.group().seqno()) {
            return MetadataCopy.State.STALE;
        }
        boolean same = copy.group().settings().equals(newest.group().settings());
        return same ? MetadataCopy.State.CURRENT : MetadataCopy.State.CONFLICTING;
    }

    /** The outcome of one text: its group, or what the parser said. */
    private record Parsed(
            @Nullable MetadataText text,
            @Nullable GroupReading reading,
            @Nullable String syntax) {
        static Parsed of(byte[] bytes) {
            try {
                MetadataText text = MetadataText.of(ConfigParser.parse(bytes));
                return new Parsed(text, text == null ? null : GroupReader.read(text), null);
            } catch (ConfigFormatException e) {
                return new Parsed(null, null, e.getMessage());
            }
        }
    }
}

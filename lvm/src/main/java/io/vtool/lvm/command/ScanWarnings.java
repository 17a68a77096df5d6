package io.vtool.lvm.command;

import io.vtool.lvm.disk.Damage;
import io.vtool.lvm.disk.MetadataArea;
import io.vtool.lvm.disk.MetadataHeader;
import io.vtool.lvm.disk.RawLocation;
import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.scan.Inventory;
import io.vtool.lvm.scan.MetadataCopy;
import io.vtool.lvm.scan.ScannedDevice;
import io.vtool.lvm.scan.UnreadableCopy;
import io.vtool.lvm.text.ConfigValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What lvm2 says while it looks at one device after the other, before it reads any group. */
final class ScanWarnings {
    private static final int SECTOR = 512;
    private static final long KIB = 1024;
    private static final long MIB = KIB * KIB;
    /** What lvm2 keeps of devices in its memory, in KiB, unless it is set. */
    private static final long MEMORY = 8192;

    private final LvmRun run;
    private final Inventory inventory;
    private final Map<MetadataArea, MetadataCopy> copies = new HashMap<>();
    private final Map<MetadataArea, UnreadableCopy> unreadable = new HashMap<>();
    private final KnownTexts known;
    private @Nullable GroupNames names;

    ScanWarnings(LvmRun run, Inventory inventory) {
        this.run = run;
        this.inventory = inventory;
        this.known = new KnownTexts(run);
    }

    void print() {
        boolean clean = inventory.unreadable().isEmpty();
        for (ScannedDevice device : inventory.devices()) {
            clean &= device.damages().isEmpty();
        }
        for (GroupView view : inventory.groups()) {
            for (MetadataCopy copy : view.copies()) {
                clean &= copy.reading().summary().isEmpty();
            }
        }
        if (!clean) {
            index();
            names = new GroupNames(run);
            for (ScannedDevice device : inventory.devices()) {
                device(device);
            }
            room();
            return;
        }
        room();
        GroupNames all = new GroupNames(run);
        for (GroupView view : inventory.groups()) {
            all.found(view);
        }
    }

    /** A text for which lvm2 could not keep enough blocks in its memory. */
    private void room() {
        long largest = 0;
        for (ScannedDevice device : inventory.devices()) {
            for (MetadataArea area : device.areas()) {
                MetadataHeader header = area.header();
                if (header != null && !header.ignored() && header.committed() != null) {
                    long size = header.first().size();
                    largest = Long.compareUnsigned(size, largest) > 0 ? size : largest;
                }
            }
        }
        ConfigValue set = run.config().value("global/io_memory_size");
        long memory = set instanceof ConfigValue.Int number ? number.value() : MEMORY;
        if (Long.compareUnsigned(largest + MIB, memory * KIB) > 0) {
            long wanted = Long.divideUnsigned(largest, KIB) + KIB;
            run.error("WARNING: metadata may not be usable with current io_memory_size " + memory + " KiB");
            run.error(
                    "WARNING: increase lvm.conf io_memory_size to at least " + (wanted + KIB - 1) / KIB * KIB + " KiB");
        }
    }

    /** Copies of different versions, or that did not match, make lvm2 look once more before it reads a group. */
    static void rescan(LvmRun run, GroupView view) {
        boolean differs = false;
        long seqno = 0;
        Set<String> names = new HashSet<>();
        for (MetadataCopy copy : view.copies()) {
            long own = KnownTexts.seqno(copy);
            differs |= copy.mismatched() || seqno != 0 && own != seqno;
            seqno = Math.max(seqno, own);
            names.add(copy.device().name());
        }
        if (!differs) {
            return;
        }
        ScanWarnings again = new ScanWarnings(run, run.inventory());
        again.index();
        for (ScannedDevice device : run.inventory().devices()) {
            if (names.contains(device.name())) {
                again.device(device);
            }
        }
    }

    private void index() {
        for (GroupView view : inventory.groups()) {
            for (MetadataCopy copy : view.copies()) {
                copies.put(copy.device().areas().get(copy.area()), copy);
            }
        }
        for (UnreadableCopy copy : inventory.unreadable()) {
            unreadable.put(copy.device().areas().get(copy.area()), copy);
        }
    }

    private void device(ScannedDevice device) {
        for (Damage damage : device.damages()) {
            label(device, damage);
        }
        int good = 0;
        int bad = 0;
        for (int i = 0; i < device.areas().size(); i++) {
            MetadataArea area = device.areas().get(i);
            MetadataHeader header = area.header();
            if (header != null && (header.ignored() || header.committed() == null)) {
                continue;
            }
            if (AreaWarnings.mismatched(area)) {
                MetadataCopy copy = copies.get(area);
                if (copy != null) {
                    known.look(copy);
                }
                mismatch(run, device, area, i + 1);
                bad++;
            } else if (nameOnly(area) != null) {
                boolean kept = nameOnly(device, area, i + 1, String.valueOf(nameOnly(area)));
                good += kept ? 1 : 0;
                bad += kept ? 0 : 1;
            } else if (area(device, area, i + 1)) {
                good++;
            } else {
                bad++;
                run.once(device.name() + " mda" + (i + 1));
                run.error(
                        "WARNING: scanning " + device.name() + " mda" + (i + 1) + " failed to read metadata summary.");
                run.error("WARNING: repair VG metadata on " + device.name() + " with vgck --updatemetadata.");
            }
        }
        if (good == 0 && bad > 0 && device.pv() != null) {
            run.error("WARNING: scan failed to get metadata summary from " + device.name() + " PVID "
                    + device.pv().id().bare());
        }
    }

    private @Nullable String nameOnly(MetadataArea area) {
        UnreadableCopy copy = unreadable.get(area);
        return copy == null ? null : copy.nameOnly();
    }

    /** A group without an identifier, with whose name lvm2 makes do when it looks once more. */
    private boolean nameOnly(ScannedDevice device, MetadataArea area, int number, String name) {
        MetadataHeader header = area.header();
        if (header != null) {
            text(device, area, header);
            run.print("Retrying metadata scan.");
        }
        if (names == null || names.withoutId(name)) {
            return true;
        }
        run.error("WARNING: Scanning " + device.name() + " mda" + number + " failed to save internal summary.");
        return false;
    }

    /** A text that is not the one that its version was before. */
    private void mismatch(LvmRun run, ScannedDevice device, MetadataArea area, int number) {
        String name = "";
        MetadataCopy copy = copies.get(area);
        if (copy != null) {
            name = copy.group().name();
        }
        AreaWarnings.mismatch(run, name, device, area, number);
    }

    private void label(ScannedDevice device, Damage damage) {
        if (damage.part() == Damage.Part.LABEL) {
            long sector = damage.offset() / SECTOR;
            if (damage.problem() == Damage.Problem.TOO_MANY) {
                run.error("Ignoring additional label on " + device.name() + " at sector " + sector);
            } else if (damage.problem() == Damage.Problem.WRONG_PLACE) {
                run.error(device.name() + ": Label for sector " + Long.toUnsignedString(damage.found())
                        + " found at sector " + sector + " - ignoring.");
            }
        }
    }

    private boolean area(ScannedDevice device, MetadataArea area, int number) {
        MetadataHeader header = area.header();
        if (header == null) {
            for (Damage damage : area.damages()) {
                AreaWarnings.header(run, device, damage);
            }
            run.error("WARNING: bad metadata header on " + device.name() + " at "
                    + Long.toUnsignedString(area.area().offset()) + ".");
            return false;
        }
        RawLocation location = header.first();
        MetadataCopy copy = copies.get(area);
        if (copy != null) {
            known.look(copy);
            if (names != null) {
                names.found(copy, inventory);
            }
            return true;
        }
        if (known.known(location)) {
            return true;
        }
        text(device, area, header);
        run.print("Retrying metadata scan.");
        text(device, area, header);
        run.error("WARNING: bad metadata text on " + device.name() + " in mda" + number);
        return false;
    }

    private void text(ScannedDevice device, MetadataArea area, MetadataHeader header) {
        long place = header.start() + header.first().offset();
        String at = device.name() + " at " + Long.toUnsignedString(place);
        UnreadableCopy copy = unreadable.get(area);
        if (copy == null) {
            AreaWarnings.text(run, device, area, place);
            run.error("WARNING: invalid metadata text from " + at + ".");
        } else if (copy.damage().problem() == Damage.Problem.SYNTAX) {
            run.error(String.valueOf(copy.damage().detail()));
            run.error("WARNING: invalid metadata text from " + at + ".");
        } else if (copy.damage().problem() == Damage.Problem.NAME) {
            ImportRefusal.say(run, copy.refusal());
            run.error("WARNING: metadata on " + at + " has invalid VG name.");
            return;
        } else if (copy.refusal().isEmpty()) {
            run.error("Couldn't find volume group in file.");
        } else {
            ImportRefusal.say(run, copy.refusal());
        }
        run.error("WARNING: metadata on " + at + " has invalid summary for VG.");
    }
}

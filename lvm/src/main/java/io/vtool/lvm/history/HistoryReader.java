package io.vtool.lvm.history;

import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.disk.MetadataArea;
import io.vtool.lvm.disk.MetadataHeader;
import io.vtool.lvm.disk.RawLocation;
import io.vtool.lvm.disk.RingSearch;
import io.vtool.lvm.disk.RingText;
import io.vtool.lvm.model.GroupReader;
import io.vtool.lvm.model.VolumeGroup;
import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.scan.ScannedDevice;
import io.vtool.lvm.text.ConfigFormatException;
import io.vtool.lvm.text.ConfigParser;
import io.vtool.lvm.text.MetadataText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the versions of a group in the rings of all its devices; a text that several rings hold is read once. */
public final class HistoryReader {
    private final GroupView view;
    private final Map<ByteBuffer, Found> found = new LinkedHashMap<>();

    private HistoryReader(GroupView view) {
        this.view = view;
    }

    /**
     * The versions of a group, the oldest first.
     *
     * @param devices those that may hold them
     * @param troubles receives a line for each device that could not be read
     */
    public static List<Version> read(
            GroupView view, List<ScannedDevice> devices, List<BlockSource> sources, List<String> troubles) {
        HistoryReader reader = new HistoryReader(view);
        for (ScannedDevice device : devices) {
            for (BlockSource source : sources) {
                if (source.name().equals(device.name())) {
                    reader.device(device, source, troubles);
                }
            }
        }
        return reader.versions();
    }

    private void device(ScannedDevice device, BlockSource source, List<String> troubles) {
        for (int i = 0; i < device.areas().size(); i++) {
            MetadataArea area = device.areas().get(i);
            MetadataHeader header = area.header();
            if (header == null) {
                header = assumed(area);
            }
            if (header == null) {
                continue;
            }
            try {
                for (RingText text : RingSearch.search(source, header)) {
                    String place = device.name() + " mda" + (i + 1) + " at " + (header.start() + text.offset());
                    found.computeIfAbsent(ByteBuffer.wrap(text.text()), bytes -> Found.of(text.text()))
                            .places
                            .add(place);
                }
            } catch (IOException e) {
                troubles.add(device.name());
            }
        }
    }

    /** A ring behind a damaged header can be searched all the same. */
    private static @Nullable MetadataHeader assumed(MetadataArea area) {
        if (area.area().offset() < 0 || area.area().size() <= MetadataHeader.SIZE) {
            return null;
        }
        RawLocation nothing = new RawLocation(0, 0, 0, 0);
        return new MetadataHeader(0, 1, area.area().offset(), area.area().size(), nothing, List.of());
    }

    private List<Version> versions() {
        List<Found> own = new ArrayList<>();
        for (Found one : found.values()) {
            if (one.group != null && one.group.id().equals(view.group().id())) {
                own.add(one);
            }
        }
        own.sort((one, other) -> Long.compare(seqno(one), seqno(other)));
        List<Version> versions = new ArrayList<>();
        VolumeGroup before = null;
        for (Found one : own) {
            if (one.group == null || one.text == null) {
                continue;
            }
            boolean current = one.group.settings().equals(view.group().settings());
            List<Change> changes = before == null ? List.of() : VersionDifference.of(before, one.group);
            versions.add(new Version(one.group, one.text, current, one.places, changes));
            before = one.group;
        }
        return versions;
    }

    private static long seqno(Found found) {
        return found.group == null ? 0 : found.group.seqno();
    }

    /** A text and where it was found. */
    private static final class Found {
        private final @Nullable MetadataText text;
        private final @Nullable VolumeGroup group;
        private final List<String> places = new ArrayList<>();

        private Found(@Nullable MetadataText text, @Nullable VolumeGroup group) {
            this.text = text;
            this.group = group;
        }

        static Found of(byte[] bytes) {
            try {
                MetadataText text = MetadataText.of(ConfigParser.parse(bytes));
                return new Found(
                        text, text == null ? null : GroupReader.read(text).group());
            } catch (ConfigFormatException e) {
                return new Found(null, null);
            }
        }
    }
}

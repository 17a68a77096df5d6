package io.vtool.lvm.history;

import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.disk.MetadataArea;
import io.vtool.lvm.disk.MetadataHeader;
import io.vtool.lvm.disk.RawLocation;
import io.vtool.lvm.disk.RingSearch;
import io.vtool.lvm.disk.RingText;
import io.vtool.lvm.model.GroupReader;
import io.vtool.lvm.model.GroupReading;
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

/**
 * Finds the versions of a group in the rings of all its devices; a text that several rings hold is read once. Rings may hold
 * thousands of versions, or some of thousands of volumes: no more than two are in memory at once.
 */
public final class HistoryReader {
    private final GroupView view;
    private final List<String> troubles;
    private final Map<ByteBuffer, Found> found = new LinkedHashMap<>();
    private @Nullable VolumeGroup before;

    private HistoryReader(GroupView view, List<String> troubles) {
        this.view = view;
        this.troubles = troubles;
    }

    /** Is given the versions. */
    public interface Visitor {
        /** Takes the next newer version, which should not be kept. */
        void version(Version version);
    }

    /**
     * Visits the versions of a group, the oldest first.
     *
     * @param devices those that may hold them
     * @param troubles receives a line for each device that could not be read
     */
    public static void visit(
            GroupView view,
            List<ScannedDevice> devices,
            List<BlockSource> sources,
            List<String> troubles,
            Visitor visitor) {
        HistoryReader reader = new HistoryReader(view, troubles);
        for (ScannedDevice device : devices) {
            for (BlockSource source : sources) {
                if (source.name().equals(device.name())) {
                    reader.device(device, source);
                }
            }
        }
        List<Found> versions = new ArrayList<>(reader.found.values());
        versions.sort((one, other) -> Long.compare(one.text.seqno(), other.text.seqno()));
        for (Found one : versions) {
            Version version = reader.version(one);
            if (version != null) {
                visitor.version(version);
            }
        }
    }

    private void device(ScannedDevice device, BlockSource source) {
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
                    if (text.group().equals(view.group().id())) {
                        String place = device.name() + " mda" + (i + 1) + " at " + (header.start() + text.offset());
                        Found here = new Found(text, source, header);
                        found.computeIfAbsent(text.digest(), digest -> here)
                                .places
                                .add(place);
                    }
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

    private @Nullable Version version(Found one) {
        MetadataText text = one.read(troubles);
        GroupReading reading = text == null ? null : GroupReader.read(text);
        VolumeGroup group = reading == null ? null : reading.group();
        if (text == null
                || reading == null
                || group == null
                || !group.id().equals(view.group().id())) {
            return null;
        }
        boolean current = group.settings().equals(view.group().settings());
        List<Change> changes = before == null ? List.of() : VersionDifference.of(before, group);
        before = group;
        return new Version(group, text, current, reading, one.places, changes);
    }

    /** A text and where it was found. */
    private static final class Found {
        private final RingText text;
        private final BlockSource source;
        private final MetadataHeader header;
        private final List<String> places = new ArrayList<>(1);

        private Found(RingText text, BlockSource source, MetadataHeader header) {
            this.text = text;
            this.source = source;
            this.header = header;
        }

        @Nullable
        MetadataText read(List<String> troubles) {
            try {
                return MetadataText.of(ConfigParser.parse(RingSearch.text(source, header, text)));
            } catch (ConfigFormatException e) {
                return null;
            } catch (IOException e) {
                troubles.add(source.name());
                return null;
            }
        }
    }
}

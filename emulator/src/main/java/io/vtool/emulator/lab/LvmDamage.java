package io.vtool.emulator.lab;

import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.array.store.LunStore;
import io.vtool.emulator.lab.fault.FaultPlan;
import io.vtool.emulator.lab.fault.LabFault;
import io.vtool.iscsi.node.PrivateFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The faults of LVM that are bytes on volumes: done when the fault is added and undone when it is cleared. The layout is that
 * of a label in the second sector and one metadata area behind it (lvm2's format_text).
 */
final class LvmDamage {
    private static final String AT = "at";
    private static final int SECTOR = 512;
    private static final byte[] LABEL = {'L', 'A', 'B', 'E', 'L', 'O', 'N', 'E'};
    private static final int AREA_START = 4096;
    private static final int TEXT_OFFSET = 40;
    private static final int INTO_TEXT = 20;
    /** Label and first metadata area. */
    private static final int HEAD = 1 << 20;

    private final LabDirectory directory;
    private final LabDefinition definition;
    private final FaultPlan plan;

    LvmDamage(LabDirectory directory, LabDefinition definition, FaultPlan plan) {
        this.directory = directory;
        this.definition = definition;
        this.plan = plan;
    }

    static boolean isOne(LabFault fault) {
        return fault.kind().equals("lvm-checksum") || fault.kind().equals("lvm-duplicate");
    }

    /** Does the damage; what it takes to undo it is in the fault that is returned. */
    LabFault apply(LabFault fault) throws IOException, LabException {
        try (LunStore store = open(fault.on())) {
            int block = volume(fault.on()).blockSize();
            if (fault.kind().equals("lvm-checksum")) {
                long at = byteOfText(fault.on(), store, block);
                flip(store, block, at);
                return with(fault, AT, Long.toString(at));
            }
            String saved = "saved-" + Long.toHexString(fault.on().hashCode() & 0xffffffffL);
            byte[] own = new byte[HEAD];
            read(store, block, 0, HEAD).get(own);
            Files.createDirectories(directory.saved());
            PrivateFile.write(directory.saved().resolve(saved), HexFormat.of().formatHex(own));
            try (LunStore of = open(fault.value("of"))) {
                ByteBuffer head = read(of, volume(fault.value("of")).blockSize(), 0, HEAD);
                head.limit(head.capacity());
                store.write(0, head);
            }
            return with(fault, AT, saved);
        }
    }

    /** Undoes the damage. */
    void revert(LabFault fault) throws IOException, LabException {
        String at = fault.values().getOrDefault(AT, "");
        try (LunStore store = open(fault.on())) {
            int block = volume(fault.on()).blockSize();
            if (fault.kind().equals("lvm-checksum")) {
                flip(store, block, Long.parseLong(at));
                return;
            }
            Path saved = directory.saved().resolve(at);
            byte[] own = HexFormat.of().parseHex(Files.readString(saved));
            store.write(0, ByteBuffer.wrap(own));
            Files.delete(saved);
        }
    }

    private static LabFault with(LabFault fault, String key, String value) {
        Map<String, String> values = new TreeMap<>(fault.values());
        values.put(key, value);
        return new LabFault(fault.id(), fault.kind(), fault.on(), values, fault.since());
    }

    /** A byte of the newest metadata text. */
    private long byteOfText(String place, LunStore store, int block) throws IOException, LabException {
        ByteBuffer head = read(store, block, 0, 2 * AREA_START);
        for (int i = 0; i < LABEL.length; i++) {
            if (head.get(SECTOR + i) != LABEL[i]) {
                throw new LabException(
                        LabException.Kind.UNKNOWN,
                        place,
                        "there is no physical volume on " + place,
                        "name a volume that 'volume_groups' of the lab file names");
            }
        }
        return AREA_START + head.order(ByteOrder.LITTLE_ENDIAN).getLong(AREA_START + TEXT_OFFSET) + INTO_TEXT;
    }

    private static void flip(LunStore store, int block, long at) throws IOException {
        ByteBuffer one = read(store, block, at / block * block, block);
        int index = (int) (at % block);
        one.put(index, (byte) (one.get(index) ^ 1));
        store.write(at / block, one);
    }

    private static ByteBuffer read(LunStore store, int block, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        store.read(from / block, bytes);
        return bytes.clear();
    }

    private LunStore open(String place) throws IOException, LabException {
        VolumeConfig volume = volume(place);
        Path folder = directory.data(place.substring(0, place.indexOf('/')));
        Files.createDirectories(folder);
        return LunStore.open(
                folder.resolve(volume.name() + ".img"),
                folder.resolve(volume.name() + ".map"),
                volume.blocks(),
                volume.blockSize(),
                volume.thin());
    }

    private VolumeConfig volume(String place) {
        int slash = place.indexOf('/');
        for (ArrayConfig array : definition.arrays()) {
            for (VolumeConfig volume : array.volumes()) {
                if (array.name().equals(place.substring(0, slash))
                        && volume.name().equals(place.substring(slash + 1))) {
                    return plan.applied(array.name(), volume);
                }
            }
        }
        throw new IllegalArgumentException("no volume " + place);
    }
}

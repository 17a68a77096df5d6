package io.vtool.emulator.lab;

import io.vtool.emulator.array.store.LunStore;
import io.vtool.emulator.lab.fault.LabFault;
import io.vtool.iscsi.admin.Pace;
import io.vtool.iscsi.node.HostLock;
import io.vtool.iscsi.node.PrivateFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The faults of LVM that are bytes on volumes. The lab's list asks for them; whoever runs the arrays does what is not done yet
 * and undoes what is to end, and goes on where another died at it: what was there before is kept in a file, and a fault leaves
 * the list when it is undone. The layout is that of a label in the second sector and one metadata area behind it (lvm2's
 * format_text).
 */
final class LvmDamage {
    private static final List<String> KINDS = List.of("lvm-checksum", "lvm-duplicate");
    private static final String AT = "at";
    private static final String ENDING = "ending";
    private static final int SECTOR = 512;
    private static final byte[] LABEL = {'L', 'A', 'B', 'E', 'L', 'O', 'N', 'E'};
    private static final int AREA_START = 4096;
    private static final int TEXT_OFFSET = 40;
    private static final int INTO_TEXT = 20;
    /** Label and first metadata area. */
    private static final int HEAD = 1 << 20;

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(5);

    /** The volumes of those arrays that run in this process, or would. */
    interface Volumes {
        /**
         * Lets something be done to a volume while nobody else uses it.
         *
         * @param place {@code ARRAY/VOLUME}
         * @param work what is to be done
         */
        void use(String place, Work work) throws IOException, LabException;
    }

    /** What is to be done to a volume. */
    interface Work {
        /**
         * Does it.
         *
         * @param store its bytes
         * @param blockSize bytes of a logical block
         */
        void on(LunStore store, int blockSize) throws IOException, LabException;
    }

    private final Path saved;
    private final LabFaults faults;
    private final Volumes volumes;
    private final Pace pace;

    LvmDamage(Path saved, LabFaults faults, Volumes volumes, Pace pace) {
        this.saved = saved;
        this.faults = faults;
        this.volumes = volumes;
        this.pace = pace;
    }

    static boolean isOne(LabFault fault) {
        return KINDS.contains(fault.kind());
    }

    /** Whether something is to be done for faults. */
    static boolean isDue(List<LabFault> all) {
        for (LabFault fault : all) {
            if (isOne(fault) && (!fault.values().containsKey(AT) || isEnding(fault))) {
                return true;
            }
        }
        return false;
    }

    static boolean isEnding(LabFault fault) {
        return fault.values().containsKey(ENDING);
    }

    /** The fault as one that is to be undone. */
    static LabFault ending(LabFault fault) {
        return with(fault, ENDING, "true");
    }

    private static LabFault with(LabFault fault, String key, String value) {
        Map<String, String> values = new TreeMap<>(fault.values());
        values.put(key, value);
        return new LabFault(fault.id(), fault.kind(), fault.on(), values, fault.since());
    }

    /** Does and undoes what is due. What cannot be done leaves the list, and is told when all else is settled. */
    void settle() throws IOException, LabException {
        Files.createDirectories(saved, PrivateFile.FOLDER);
        Path turn = saved.resolve(".turn.lock");
        HostLock held = HostLock.tryTake(turn);
        while (held == null) {
            pace.sleep(BETWEEN_TRIES);
            held = HostLock.tryTake(turn);
        }
        try {
            LabException first = null;
            for (LabFault fault : faults.list()) {
                if (isDue(List.of(fault))) {
                    LabException failure = settle(fault);
                    first = first == null ? failure : first;
                }
            }
            if (first != null) {
                throw first;
            }
        } finally {
            held.release();
        }
    }

    private @Nullable LabException settle(LabFault fault) throws IOException {
        try {
            if (isEnding(fault)) {
                undo(fault);
                faults.change(fault, null);
            } else {
                apply(fault);
                faults.change(fault, with(fault, AT, "saved"));
            }
            return null;
        } catch (LabException e) {
            faults.change(fault, null);
            return e;
        }
    }

    private Path kept(LabFault fault) {
        return saved.resolve("saved-" + Long.toHexString(fault.on().hashCode() & 0xffffffffL));
    }

    private void apply(LabFault fault) throws IOException, LabException {
        if (fault.kind().equals("lvm-checksum")) {
            volumes.use(fault.on(), (store, block) -> {
                long at = byteOfText(fault.on(), store, block);
                byte[] bytes = original(fault, store, block, at / block * block, block);
                bytes[(int) (at % block)] ^= 1;
                store.write(at / block, ByteBuffer.wrap(bytes));
            });
            return;
        }
        byte[][] copy = new byte[1][];
        volumes.use(fault.value("of"), (store, block) -> copy[0] = read(store, block, 0, head(store, block)));
        volumes.use(fault.on(), (store, block) -> {
            byte[] own = original(fault, store, block, 0, head(store, block));
            store.write(0, ByteBuffer.wrap(copy[0], 0, Math.min(own.length, copy[0].length)));
        });
    }

    private static int head(LunStore store, int block) {
        return (int) Math.min(HEAD, store.blocks() * block);
    }

    /** What is there, or was before somebody who died began; kept for the undoing. */
    private byte[] original(LabFault fault, LunStore store, int block, long from, int length) throws IOException {
        Path file = kept(fault);
        if (Files.exists(file)) {
            return bytes(Files.readString(file));
        }
        byte[] bytes = read(store, block, from, length);
        PrivateFile.write(file, from + "\n" + HexFormat.of().formatHex(bytes));
        return bytes;
    }

    private static byte[] bytes(String text) {
        return HexFormat.of().parseHex(text.substring(text.indexOf('\n') + 1).strip());
    }

    private void undo(LabFault fault) throws IOException, LabException {
        String at = fault.values().getOrDefault(AT, "");
        if (!at.isEmpty() && Character.isDigit(at.charAt(0))) {
            long flipped = Long.parseLong(at); // an earlier version kept the place of the byte only
            volumes.use(fault.on(), (store, block) -> {
                byte[] bytes = read(store, block, flipped / block * block, block);
                bytes[(int) (flipped % block)] ^= 1;
                store.write(flipped / block, ByteBuffer.wrap(bytes));
            });
            return;
        }
        String text;
        try {
            text = Files.readString(kept(fault));
        } catch (NoSuchFileException e) {
            return; // undone by somebody who died before the list said so, or never done
        }
        int end = text.indexOf('\n');
        long from = end < 0 ? 0 : Long.parseLong(text.substring(0, end));
        volumes.use(fault.on(), (store, block) -> store.write(from / block, ByteBuffer.wrap(bytes(text))));
        Files.delete(kept(fault));
    }

    /** A byte of the newest metadata text. */
    private static long byteOfText(String place, LunStore store, int block) throws IOException, LabException {
        byte[] head = read(store, block, 0, 2 * AREA_START);
        if (!Arrays.equals(head, SECTOR, SECTOR + LABEL.length, LABEL, 0, LABEL.length)) {
            throw new LabException(
                    LabException.Kind.UNKNOWN,
                    place,
                    "there is no physical volume on " + place,
                    "name a volume that 'volume_groups' of the lab file names");
        }
        return AREA_START
                + ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong(AREA_START + TEXT_OFFSET)
                + INTO_TEXT;
    }

    private static byte[] read(LunStore store, int block, long from, int length) throws IOException {
        byte[] bytes = new byte[length];
        store.read(from / block, ByteBuffer.wrap(bytes));
        return bytes;
    }
}

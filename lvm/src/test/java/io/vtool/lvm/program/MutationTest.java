package io.vtool.lvm.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.disk.LvmChecksum;
import io.vtool.lvm.health.GroupHealth;
import io.vtool.lvm.health.HealthJudge;
import io.vtool.lvm.history.HistoryReader;
import io.vtool.lvm.kernel.KernelState;
import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.scan.Inventory;
import io.vtool.lvm.scan.ScannedDevice;
import io.vtool.lvm.write.MemoryTarget;
import io.vtool.lvm.write.Plans;
import io.vtool.lvm.write.VolumePlan;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Devices whose bytes were changed: an answer or a refusal in words, in bounded time and room, whatever the change. */
@Timeout(120)
class MutationTest {
    private static final int AREA = 4096;
    private static final int HEADER = 512;
    private static final int LABEL = 512;
    private static final int MOST_OUTPUT = 4 << 20;
    private static final String[] COMMANDS = {
        "pvs -a -o +pv_used,pv_mda_free",
        "vgs -o +vg_all",
        "lvs -a -o +devices,lv_layout,lv_role,seg_pe_ranges",
        "lvdisplay -a -m",
        "vgdisplay -v",
        "pvdisplay -m",
        "pvscan",
        "vgck",
        "pvck --dump metadata_all /dev/sda",
        "pvck --dump headers /dev/sda",
        "fullreport"
    };

    static List<Integer> seeds() {
        List<Integer> seeds = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            seeds.add(i);
        }
        return seeds;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isAnsweredOrRefused(int seed) throws Exception {
        Random random = new Random(seed);
        List<MemoryTarget> devices = mutated(seed, random);
        OwnLvm lvm = new OwnLvm(random.nextBoolean() ? KernelState.NO_DRIVER : KernelState.NOTHING_ACTIVE);
        List<BlockSource> sources = new ArrayList<>();
        for (MemoryTarget device : devices) {
            BlockSource source = device.source("/dev/sd" + (char) ('a' + sources.size()));
            sources.add(source);
            lvm.device(source);
        }
        for (String command : COMMANDS) {
            OwnLvm.Answer answer = lvm.run(command.split(" "));
            assertThat(answer.status()).as(command + answer.err()).isIn(0, 3, 5);
            assertThat(answer.out().length() + answer.err().length()).isLessThan(MOST_OUTPUT);
        }
        judge(sources);
    }

    /** A group of every type of volume on five devices, of which something was changed. */
    static List<MemoryTarget> mutated(int seed, Random random) throws Exception {
        List<VolumePlan> plans = Plans.everyType();
        List<MemoryTarget> devices = Scenes.group("vg", seed, 5, 96, plans);
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            mutate(devices, random);
        }
        return devices;
    }

    private static void judge(List<BlockSource> sources) {
        List<ScannedDevice> scanned = new ArrayList<>();
        for (BlockSource source : sources) {
            scanned.add(ScannedDevice.read(source));
        }
        Inventory inventory = Inventory.of(scanned);
        List<GroupHealth> groups = HealthJudge.groups(inventory, KernelState.NOTHING_ACTIVE, Map.of());
        assertThat(groups).hasSameSizeAs(inventory.groups());
        for (GroupView view : inventory.groups()) {
            HistoryReader.visit(
                    view,
                    inventory.devices(),
                    sources,
                    new ArrayList<>(),
                    version -> assertThat(version.group().id())
                            .isEqualTo(view.group().id()));
        }
    }

    private static void mutate(List<MemoryTarget> devices, Random random) {
        switch (random.nextInt(5)) {
            case 0 -> {
                byte[] bytes = devices.get(random.nextInt(devices.size())).bytes;
                bytes[random.nextInt(AREA + 16 * HEADER)] ^= (byte) (1 << random.nextInt(8));
            }
            case 1 -> header(devices.get(random.nextInt(devices.size())), random);
            case 2 -> label(devices.get(random.nextInt(devices.size())), random);
            default -> {
                long what = random.nextLong();
                boolean all = random.nextInt(4) > 0;
                for (MemoryTarget device : devices) {
                    text(device, new Random(what));
                    if (!all) {
                        return;
                    }
                }
            }
        }
    }

    private static long extreme(Random random) {
        long[] numbers = {0, 1, 511, 512, 4096, 1L << 20, 1L << 32, 1L << 40, -1, Long.MAX_VALUE, Long.MIN_VALUE};
        return numbers[random.nextInt(numbers.length)];
    }

    /** A number in the header of the area that is right by its checksum. */
    private static void header(MemoryTarget device, Random random) {
        ByteBuffer buffer = ByteBuffer.wrap(device.bytes).order(ByteOrder.LITTLE_ENDIAN);
        int[] places = {24, 32, 40, 48, 64, 72};
        buffer.putLong(AREA + places[random.nextInt(places.length)], extreme(random));
        buffer.putInt(AREA, (int) LvmChecksum.of(device.bytes, AREA + 4, HEADER - 4));
    }

    private static void label(MemoryTarget device, Random random) {
        ByteBuffer buffer = ByteBuffer.wrap(device.bytes).order(ByteOrder.LITTLE_ENDIAN);
        int[] places = {64, 72, 80, 88, 96, 104, 112, 120, 128, 136};
        buffer.putLong(LABEL + places[random.nextInt(places.length)], extreme(random));
        buffer.putInt(LABEL + 16, (int) LvmChecksum.of(device.bytes, LABEL + 20, LABEL - 20));
    }

    /** A word of the committed text replaced by another one, the checksum made right. */
    private static void text(MemoryTarget device, Random random) {
        ByteBuffer buffer = ByteBuffer.wrap(device.bytes).order(ByteOrder.LITTLE_ENDIAN);
        long offset = buffer.getLong(AREA + 40);
        long size = buffer.getLong(AREA + 48);
        if (offset < HEADER
                || size < 100
                || size > 1 << 20
                || AREA + offset + size + 200 > device.bytes.length
                || offset > 1 << 19) {
            return;
        }
        String text = new String(device.bytes, AREA + (int) offset, (int) size - 1, StandardCharsets.ISO_8859_1);
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < 3; i++) {
            int line = random.nextInt(lines.length);
            int other = random.nextInt(lines.length);
            switch (random.nextInt(4)) {
                case 0 -> lines[line] = lines[other];
                case 1 -> lines[line] = lines[line].replaceAll("[0-9]+$", Long.toString(extreme(random)));
                case 2 -> lines[line] = lines[line].replaceAll("\"[a-z0-9_]+\"", quoted(lines, random));
                default -> lines[line] = "";
            }
        }
        byte[] changed = (String.join("\n", lines) + '\0').getBytes(StandardCharsets.ISO_8859_1);
        if (AREA + offset + changed.length > device.bytes.length) {
            return;
        }
        System.arraycopy(changed, 0, device.bytes, AREA + (int) offset, changed.length);
        buffer.putLong(AREA + 48, changed.length);
        buffer.putInt(AREA + 56, (int) LvmChecksum.of(changed, 0, changed.length));
        buffer.putInt(AREA, (int) LvmChecksum.of(device.bytes, AREA + 4, HEADER - 4));
    }

    /** A name that stands in the text somewhere else, so that volumes come to be made of each other. */
    private static String quoted(String[] lines, Random random) {
        for (int i = 0; i < 50; i++) {
            String line = lines[random.nextInt(lines.length)];
            if (line.endsWith(" {") && !line.startsWith("segment")) {
                return '"' + line.substring(0, line.length() - 2) + '"';
            }
        }
        return "\"pv0\"";
    }
}

package io.vtool.lvm.program;

import io.vtool.lvm.disk.LvmChecksum;
import io.vtool.lvm.write.GroupPlan;
import io.vtool.lvm.write.GroupWriter;
import io.vtool.lvm.write.MemoryTarget;
import io.vtool.lvm.write.Plans;
import io.vtool.lvm.write.PvPlan;
import io.vtool.lvm.write.VolumePlan;
import io.vtool.lvm.write.VolumeType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sets of small devices, each with something the matter. */
public final class Scenes {
    private static final int LABEL = 512;
    private static final int AREA = 4096;
    private static final long MIB = 1 << 20;

    private Scenes() {}

    /** All scenes by name, the devices of each in order. */
    public static Map<String, Callable<List<MemoryTarget>>> all() {
        Map<String, Callable<List<MemoryTarget>>> scenes = new LinkedHashMap<>();
        scenes.put("every-type", () -> group("vg", 1, 5, 96, Plans.everyType()));
        scenes.put("empty-group", () -> group("vg", 2, 2, 16, List.of()));
        scenes.put("text-checksum", () -> changed(three(3), 1, d -> d.bytes[AREA + 512 + 40] ^= 1));
        scenes.put("text-checksum-first", () -> changed(three(4), 0, Scenes::spoilText));
        scenes.put("text-checksum-all", () -> spoilt(three(5)));
        scenes.put("header-checksum", () -> changed(three(6), 1, d -> d.bytes[AREA + 100] ^= 1));
        scenes.put("header-zero", () -> changed(three(7), 2, d -> Arrays.fill(d.bytes, AREA, AREA + 512, (byte) 0)));
        scenes.put("header-elsewhere", () -> changed(three(8), 0, d -> number(d, AREA + 24, 8192)));
        scenes.put("only-copy", () -> changed(group("vg", 9, 1, 16, one()), 0, Scenes::spoilText));
        scenes.put("missing", () -> three(10).subList(0, 2));
        scenes.put("missing-first", () -> three(10).subList(1, 3));
        scenes.put("duplicate", () -> duplicates(11, 1));
        scenes.put("two-duplicates", () -> duplicates(12, 2));
        scenes.put("stale", () -> stale());
        scenes.put("orphans", () -> orphans());
        scenes.put("two-of-a-name", () -> twins());
        scenes.put("label-checksum", () -> changed(three(16), 1, d -> d.bytes[LABEL + 16] ^= 1));
        scenes.put("label-elsewhere", () -> changed(three(17), 2, d -> number(d, LABEL + 8, 3)));
        scenes.put("old-header", () -> changed(three(18), 0, d -> header(d, 1, 1)));
        scenes.put("unused-header", () -> changed(three(19), 0, d -> header(d, 2, 0)));
        scenes.put("foreign", () -> owned());
        scenes.put("shrunk", () -> shrunk());
        scenes.put(
                "two-labels",
                () -> changed(three(24), 1, d -> System.arraycopy(d.bytes, LABEL, d.bytes, 3 * LABEL, LABEL)));
        scenes.put("came-back", () -> marked(three(25), 0));
        scenes.put("came-back-unused", () -> marked(group("vg3", 26, 3, 24, one()), 2));
        scenes.put("came-back-ignored", () -> ignored(marked(three(27), 1), 1));
        scenes.put("further-types", () -> group("vg", 28, 6, 192, Plans.furtherTypes()));
        scenes.put("snapshots", () -> group("vg", 22, 2, 32, snapshots()));
        return scenes;
    }

    /** The three devices with two or three things the matter, drawn by a number. */
    public static List<MemoryTarget> mixed(int seed) throws Exception {
        Random random = new Random(seed);
        List<MemoryTarget> devices = new ArrayList<>(three(seed));
        List<MemoryTarget> older = group("vg3", seed, 3, 24, List.of(Plans.volume("one", 4, VolumeType.LINEAR)));
        int changes = 2 + random.nextInt(2);
        for (int i = 0; i < changes; i++) {
            int which = random.nextInt(3);
            change(devices, older, which, random.nextInt(15));
        }
        if (random.nextInt(3) == 0) {
            devices.remove(random.nextInt(3));
        }
        return devices;
    }

    private static void change(List<MemoryTarget> devices, List<MemoryTarget> older, int which, int how)
            throws Exception {
        MemoryTarget device = devices.get(which);
        switch (how) {
            case 0 -> spoilText(device);
            case 1 -> device.bytes[AREA + 100] ^= 1;
            case 2 -> Arrays.fill(device.bytes, AREA, AREA + 512, (byte) 0);
            case 3 -> number(device, AREA + 24, 8192);
            case 4 -> number(device, LABEL + 8, 3);
            case 5 -> header(device, 1, 1);
            case 6 -> header(device, 2, 0);
            case 7, 8 -> devices.set(which, older.get(which));
            case 9 -> ignored(devices, which);
            case 10 -> {
                MemoryTarget copy = new MemoryTarget(24);
                System.arraycopy(device.bytes, 0, copy.bytes, 0, device.bytes.length);
                devices.add(copy);
            }
            case 11 -> {
                MemoryTarget smaller = new MemoryTarget(20);
                System.arraycopy(device.bytes, 0, smaller.bytes, 0, smaller.bytes.length);
                devices.set(which, smaller);
            }
            case 12 -> marked(devices, which);
            case 13 -> devices.addAll(group("vg3", which + 300, 1, 16, one()));
            default -> device.bytes[LABEL + 16] ^= 1;
        }
    }

    /** A group with two small volumes on three PVs. */
    public static List<MemoryTarget> three(int seed) throws Exception {
        return group(
                "vg3",
                seed,
                3,
                24,
                List.of(
                        Plans.volume("one", 4, VolumeType.LINEAR),
                        Plans.volume("wide", 30, VolumeType.LINEAR),
                        Plans.volume("pair", 6, VolumeType.STRIPED)));
    }

    private static List<VolumePlan> one() {
        return List.of(Plans.volume("one", 4, VolumeType.LINEAR).withTags(List.of("t1", "t2")));
    }

    private static List<VolumePlan> snapshots() {
        return List.of(
                Plans.volume("data", 8, VolumeType.LINEAR),
                Plans.volume("s1", 2, VolumeType.SNAPSHOT).ofOrigin("data"),
                Plans.volume("s2", 3, VolumeType.SNAPSHOT).ofOrigin("data").asReadOnly());
    }

    /** A group over a number of devices of that many mebibytes each. */
    public static List<MemoryTarget> group(String name, int seed, int count, int mebibytes, List<VolumePlan> volumes)
            throws Exception {
        List<MemoryTarget> devices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            devices.add(new MemoryTarget(mebibytes));
        }
        write(name, seed, devices, volumes, null);
        return devices;
    }

    private static void write(
            String name, int seed, List<MemoryTarget> devices, List<VolumePlan> volumes, @Nullable String owner)
            throws Exception {
        List<PvPlan> pvs = Plans.pvs(devices.toArray(new MemoryTarget[0]));
        GroupWriter.write(new GroupPlan(name, pvs, MIB, volumes, List.of(), owner), Plans.STAMP, new Random(seed));
    }

    private static List<MemoryTarget> changed(List<MemoryTarget> devices, int which, Consumer<MemoryTarget> change) {
        change.accept(devices.get(which));
        return devices;
    }

    private static List<MemoryTarget> spoilt(List<MemoryTarget> devices) {
        for (MemoryTarget device : devices) {
            spoilText(device);
        }
        return devices;
    }

    /** Changes a byte of the committed text. */
    private static void spoilText(MemoryTarget device) {
        ByteBuffer buffer = ByteBuffer.wrap(device.bytes).order(ByteOrder.LITTLE_ENDIAN);
        int offset = (int) buffer.getLong(AREA + 40);
        device.bytes[AREA + offset + 60] ^= 1;
    }

    /** Puts a number into a header and makes its checksum right again. */
    private static void number(MemoryTarget device, int at, long value) {
        ByteBuffer buffer = ByteBuffer.wrap(device.bytes).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(at, value);
        if (at >= AREA) {
            buffer.putInt(AREA, (int) LvmChecksum.of(device.bytes, AREA + 4, 508));
        } else {
            buffer.putInt(LABEL + 16, (int) LvmChecksum.of(device.bytes, LABEL + 20, 492));
        }
    }

    private static void header(MemoryTarget device, int version, int flags) {
        number(device, LABEL + 136, version | (long) flags << 32);
    }

    /** Marks a PV as missed in all copies of the metadata. */
    private static List<MemoryTarget> marked(List<MemoryTarget> devices, int which) {
        for (MemoryTarget device : devices) {
            ByteBuffer buffer = ByteBuffer.wrap(device.bytes).order(ByteOrder.LITTLE_ENDIAN);
            int start = AREA + (int) buffer.getLong(AREA + 40);
            int size = (int) buffer.getLong(AREA + 48);
            String text = new String(device.bytes, start, size, StandardCharsets.ISO_8859_1);
            if (!text.contains("pv" + which + " {")) {
                continue;
            }
            int at = text.indexOf("flags = [", text.indexOf("pv" + which + " {")) + "flags = [".length();
            byte[] changed =
                    (text.substring(0, at) + "\"MISSING\"" + text.substring(at)).getBytes(StandardCharsets.ISO_8859_1);
            device.write(start, changed, 0, changed.length);
            buffer.putInt(AREA + 56, (int) LvmChecksum.of(changed, 0, changed.length));
            number(device, AREA + 48, changed.length);
        }
        return devices;
    }

    private static List<MemoryTarget> ignored(List<MemoryTarget> devices, int which) {
        ByteBuffer buffer = ByteBuffer.wrap(devices.get(which).bytes).order(ByteOrder.LITTLE_ENDIAN);
        number(devices.get(which), AREA + 56, buffer.getLong(AREA + 56) | 1L << 32);
        return devices;
    }

    private static List<MemoryTarget> duplicates(int seed, int copies) throws Exception {
        List<MemoryTarget> devices = new ArrayList<>(three(seed));
        for (int i = 0; i < copies; i++) {
            MemoryTarget copy = new MemoryTarget(24);
            System.arraycopy(devices.get(1).bytes, 0, copy.bytes, 0, copy.bytes.length);
            devices.add(copy);
        }
        return devices;
    }

    private static List<MemoryTarget> stale() throws Exception {
        List<MemoryTarget> devices = three(13);
        List<MemoryTarget> older = group("vg3", 13, 3, 24, List.of(Plans.volume("one", 4, VolumeType.LINEAR)));
        return List.of(devices.get(0), older.get(1), devices.get(2));
    }

    private static List<MemoryTarget> orphans() throws Exception {
        List<MemoryTarget> devices = new ArrayList<>(three(14));
        MemoryTarget plain = new MemoryTarget(8);
        GroupWriter.writeOrphan(PvPlan.of(plain, "/dev/sdx"), new Random(1));
        MemoryTarget used = new MemoryTarget(8);
        GroupWriter.writeOrphan(PvPlan.of(used, "/dev/sdy"), new Random(2));
        header(used, 2, 1);
        devices.addAll(List.of(plain, used, new MemoryTarget(8), new MemoryTarget(1)));
        return devices;
    }

    private static List<MemoryTarget> twins() throws Exception {
        List<MemoryTarget> devices = new ArrayList<>(group("twin", 15, 1, 16, one()));
        devices.addAll(group("twin", 150, 1, 16, one()));
        devices.addAll(group("other", 151, 1, 16, one()));
        return devices;
    }

    private static List<MemoryTarget> owned() throws Exception {
        List<MemoryTarget> devices = List.of(new MemoryTarget(16), new MemoryTarget(16));
        write("theirs", 20, devices.subList(0, 1), one(), "otherhost");
        write("ours", 200, devices.subList(1, 2), one(), null);
        return devices;
    }

    private static List<MemoryTarget> shrunk() throws Exception {
        List<MemoryTarget> devices = new ArrayList<>(three(21));
        MemoryTarget smaller = new MemoryTarget(20);
        System.arraycopy(devices.get(1).bytes, 0, smaller.bytes, 0, smaller.bytes.length);
        devices.set(1, smaller);
        return devices;
    }
}

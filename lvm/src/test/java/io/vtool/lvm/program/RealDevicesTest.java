package io.vtool.lvm.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vtool.lvm.command.GivenDevice;
import io.vtool.lvm.disk.PvHeader;
import io.vtool.lvm.kernel.KernelState;
import io.vtool.lvm.scan.ScannedDevice;
import io.vtool.lvm.write.GroupWriter;
import io.vtool.lvm.write.MemoryTarget;
import io.vtool.lvm.write.Plans;
import io.vtool.lvm.write.PvPlan;
import io.vtool.lvm.write.RealLvm;
import io.vtool.lvm.write.VolumeType;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Seeded random options and settings about devices, beside lvm2's own commands over the same devices. */
@Tag("interop")
@Timeout(300)
class RealDevicesTest {
    private static final int LINES = 200;
    private static final String[] COMMANDS = {
        "pvs", "pvs -a", "vgs", "lvs", "vgs -o all", "pvdisplay -s", "vgck", "pvs -a -o +dev_size,major,minor"
    };
    private static final String[] FILTERS = {
        "a|sd[a-f]$|", "r|sd[bcd]|", "a{sd(a|c|k)}", "r/sdj/", "r|.*|", "a|nothing|", "a[sd.$]", "x|sda|", "a|sda"
    };

    @TempDir
    private Path folder;

    private final List<String> names = new ArrayList<>();
    private final List<String> identities = new ArrayList<>();

    @Test
    void theSameDevicesAreUsedForTheSameReasons() throws Exception {
        List<String> differences = new ArrayList<>();
        try (RealLvm real = new RealLvm()) {
            OwnLvm own = new OwnLvm(KernelState.NO_DRIVER);
            List<GivenDevice> devices = new ArrayList<>();
            for (MemoryTarget target : targets()) {
                devices.add(attach(real, target));
            }
            devices.sort(Comparator.comparingInt(GivenDevice::minor));
            devices.forEach(own::device);
            Path settings = settings(names.get(0));
            for (int seed = 0; seed < LINES; seed++) {
                Random random = new Random(seed);
                files(random, settings, own);
                String[] words = words(random);
                RealLvm.Streams wanted = real.runBelow(settings, words);
                OwnLvm.Answer got = own.run(words);
                String theirs = wanted.status() + "\n" + wanted.out() + "--\n" + wanted.err();
                String mine = got.status() + "\n" + got.out() + "--\n" + got.err();
                mine = mine.replace(
                        "/dev/mapper/control",
                        folder.resolve("dev/mapper/control").toString());
                if (!mine.equals(theirs)) {
                    differences.add(String.join(" ", words) + "\nwanted " + theirs + "\ngot " + mine);
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    /** A group, an orphan, an empty disk, one with partitions, members of arrays, and a tiny one. */
    private static List<MemoryTarget> targets() throws Exception {
        List<MemoryTarget> targets = new ArrayList<>(Scenes.three(40));
        MemoryTarget orphan = new MemoryTarget(12);
        GroupWriter.writeOrphan(PvPlan.of(orphan, "/dev/sdx"), new Random(1));
        MemoryTarget start = new MemoryTarget(8);
        raid(start, 4096);
        MemoryTarget end = new MemoryTarget(20);
        GroupWriter.writeOrphan(PvPlan.of(end, "/dev/md3"), new Random(3));
        raid(end, (20 << 20) - 8192);
        targets.addAll(List.of(orphan, new MemoryTarget(8), start, end, new MemoryTarget(1)));
        List<MemoryTarget> array = Scenes.group("vgm", 41, 1, 24, List.of(Plans.volume("ml", 3, VolumeType.LINEAR)));
        raid(array.get(0), (24 << 20) - (64 << 10));
        targets.addAll(array);
        return targets;
    }

    private static void raid(MemoryTarget target, long place) {
        target.write(place, new byte[] {(byte) 0xFC, 0x4E, 0x2B, (byte) 0xA9}, 0, 4);
    }

    private GivenDevice attach(RealLvm real, MemoryTarget target) throws Exception {
        Path file = folder.resolve("image" + names.size());
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(target.bytes);
            out.setLength(target.size());
        }
        String loop = "";
        try {
            loop = real.attach(file);
        } catch (IOException e) {
            assumeTrue(false, "no loop devices here");
        }
        Files.createDirectories(folder.resolve("dev"));
        String name = folder.resolve("dev/sd" + (char) ('a' + names.size())).toString();
        int minor = Integer.parseInt(loop.substring("/dev/loop".length()));
        RealLvm.tool("mknod", name, "b", "7", Integer.toString(minor));
        names.add(name);
        GivenDevice device = new GivenDevice(target.source(name), 7, minor, GivenDevice.Use.FREE, "loop_file " + file);
        PvHeader pv = ScannedDevice.read(device.source()).pv();
        identities.add(pv == null ? "." : pv.id().dashed().replace("-", ""));
        return device;
    }

    private Path settings(String device) throws IOException {
        Path settings = Files.createDirectories(folder.resolve("etc"));
        Files.createDirectories(settings.resolve("devices"));
        Path dev = Path.of(device).getParent();
        Files.writeString(
                settings.resolve("lvm.conf"),
                "devices { dir=\"" + dev + "\" scan=[\"" + dev + "\"] use_devicesfile=0 hints=\"none\""
                        + " obtain_device_list_from_udev=0 external_device_info_source=\"none\" }\n"
                        + "backup { backup=0 archive=0 }\n");
        return settings;
    }

    /** A devices file, often with lines that are old or wrong. */
    private void files(Random random, Path settings, OwnLvm own) throws IOException {
        own.files.clear();
        for (String name : List.of("system.devices", "mine")) {
            StringBuilder text = new StringBuilder("# devices\nVERSION=1.1.3\n");
            for (int i = 0; i < names.size(); i++) {
                if (random.nextInt(3) > 0) {
                    continue;
                }
                int which = random.nextInt(6) == 0 ? random.nextInt(names.size()) : i;
                boolean byFile = random.nextInt(4) == 0;
                text.append(byFile ? "IDTYPE=loop_file IDNAME=" : "IDTYPE=devname IDNAME=")
                        .append(byFile ? folder.resolve("image" + which) : names.get(which))
                        .append(" DEVNAME=")
                        .append(names.get(random.nextInt(8) == 0 ? random.nextInt(names.size()) : which))
                        .append(" PVID=")
                        .append(random.nextInt(8) == 0 ? "." : identities.get(i))
                        .append('\n');
            }
            Path file = settings.resolve("devices").resolve(name);
            Files.deleteIfExists(settings.resolve("devices/searched_devnames"));
            Files.writeString(file, text);
            own.files.put("/etc/lvm/devices/" + name, text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private String[] words(Random random) {
        List<String> words = new ArrayList<>(Arrays.asList(COMMANDS[random.nextInt(COMMANDS.length)].split(" ")));
        StringBuilder settings = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            switch (random.nextInt(9)) {
                case 0 -> settings.append("filter=").append(filter(random));
                case 1 -> settings.append("global_filter=").append(filter(random));
                case 2 -> words.addAll(List.of("--devices", two(random)));
                case 3 -> words.addAll(List.of("--devicesfile", pick(random, "", "mine", "mine", "none", "b@d")));
                case 4 -> settings.append("use_devicesfile=").append(random.nextInt(2));
                case 5 -> settings.append("md_component_detection=").append(random.nextInt(2));
                case 6 -> settings.append("md_component_checks=\"" + pick(random, "auto", "start", "full", "x") + '"');
                case 7 -> settings.append("pv_min_size=" + pick(random, "512", "1024", "10000", "20480", "100"));
                default -> {
                    if (words.get(0).startsWith("pv")) {
                        words.add(names.get(random.nextInt(names.size())));
                    }
                }
            }
            settings.append(' ');
        }
        if (!settings.toString().isBlank()) {
            words.addAll(List.of("--config", "devices{" + settings + '}'));
        }
        return words.toArray(new String[0]);
    }

    private String two(Random random) {
        return names.get(random.nextInt(names.size()))
                + ','
                + (random.nextInt(6) == 0 ? "/dev/none" : names.get(random.nextInt(names.size())));
    }

    private static String filter(Random random) {
        StringBuilder text = new StringBuilder("[");
        for (int i = random.nextInt(3); i >= 0; i--) {
            int most = random.nextInt(5) == 0 ? FILTERS.length : FILTERS.length - 2;
            text.append('"').append(FILTERS[random.nextInt(most)]).append(i == 0 ? "\"]" : "\",");
        }
        return text.toString();
    }

    private static String pick(Random random, String... words) {
        return words[random.nextInt(words.length)];
    }
}

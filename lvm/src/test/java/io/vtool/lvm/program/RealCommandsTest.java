package io.vtool.lvm.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.kernel.KernelState;
import io.vtool.lvm.write.MemoryTarget;
import io.vtool.lvm.write.RealLvm;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Our commands beside lvm2's own, over the same bytes: both streams and the status equal. */
@Tag("interop")
@Timeout(600)
class RealCommandsTest {
    private static final int BLOCK = 4096;
    private static final int HIGHEST_STATUS = 5;
    private static final int MOST_COMMANDS = 33;
    private static final int MIXED_SEEDS = 20;
    private static final int MUTATED_SEEDS = 40;
    private static final int DAMAGED_SEEDS = 30;

    @TempDir
    private Path folder;

    @Test
    void listingsAreEqual() throws Exception {
        int number = 0;
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, Callable<List<MemoryTarget>>> scene :
                Scenes.all().entrySet()) {
            String only = System.getProperty("vtool.scene", "");
            if (only.isEmpty() || scene.getKey().equals(only)) {
                compare(
                        scene.getKey(),
                        scene.getValue().call(),
                        folder.resolve("scene" + number++),
                        RealCommandsTest::commands,
                        differences);
            }
        }
        assertThat(differences).isEmpty();
    }

    /** Several damages at once say in which order lvm2 finds them, and which it says twice. */
    @Test
    void mixedDamagesAreEqual() throws Exception {
        List<String> differences = new ArrayList<>();
        int first = Integer.getInteger("vtool.first", 1);
        for (int seed = first; seed < first + Integer.getInteger("vtool.seeds", MIXED_SEEDS); seed++) {
            List<String[]> commands = new ArrayList<>();
            for (String line : List.of(
                    "pvscan", "vgscan", "lvscan", "pvdisplay -c", "vgdisplay -c", "vgck", "pvs", "vgs", "lvs -a")) {
                commands.add(line.split(" "));
            }
            compare(
                    "mixed " + seed,
                    Scenes.mixed(seed),
                    folder.resolve("mixed" + seed),
                    devices -> commands,
                    differences);
        }
        assertThat(differences).isEmpty();
    }

    /** Changes at random places, some of which make numbers as large as they can be. */
    @Test
    void mutatedDevicesAreEqual() throws Exception {
        int first = Integer.getInteger("vtool.first", 2230);
        compareMutants("mutated", first, MUTATED_SEEDS, seed -> MutationTest.mutated(seed, new Random(seed)));
    }

    /** Texts with right checksums: members and sections that stand there twice, volumes made of themselves, other types. */
    @Test
    void damagedTextsAreEqual() throws Exception {
        compareMutants("damaged", Integer.getInteger("vtool.first", 5000), DAMAGED_SEEDS, DamagedTexts::mutated);
    }

    private void compareMutants(String name, int first, int count, Mutants mutants) throws Exception {
        List<String[]> commands = new ArrayList<>();
        for (String line : List.of(
                "vgs -o +vg_all",
                "pvs -a -o +pv_used,pv_mda_free",
                "lvs -a -o +devices,lv_layout,lv_role,seg_pe_ranges",
                "lvdisplay -a -m",
                "pvdisplay -m",
                "vgdisplay",
                "pvscan",
                "vgck")) {
            commands.add(line.split(" "));
        }
        List<String> differences = new ArrayList<>();
        for (int seed = first; seed < first + Integer.getInteger("vtool.seeds", count); seed++) {
            compare(
                    name + " " + seed,
                    mutants.devices(seed),
                    folder.resolve(name + seed),
                    devices -> commands,
                    differences);
        }
        assertThat(differences).isEmpty();
    }

    private interface Mutants {
        List<MemoryTarget> devices(int seed) throws Exception;
    }

    private static void compare(
            String name,
            List<MemoryTarget> devices,
            Path prefix,
            Function<List<String>, List<String[]>> commands,
            List<String> differences)
            throws Exception {
        try (RealLvm real = new RealLvm()) {
            OwnLvm own = new OwnLvm(KernelState.NO_DRIVER);
            List<String> names = new ArrayList<>();
            for (MemoryTarget device : devices) {
                Path file = Path.of(prefix + "-" + names.size() + ".img");
                save(device, file);
                try {
                    names.add(real.attach(file));
                } catch (IOException e) {
                    assumeTrue(false, "no loop devices here");
                }
            }
            // lvm2 scans devices by their numbers, and others may use loop devices, too
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                order.add(i);
            }
            order.sort(Comparator.comparingInt(i -> number(names.get(i))));
            for (int i : order) {
                own.device(devices.get(i).source(names.get(i)));
            }
            for (String[] command : commands.apply(names)) {
                RealLvm.Streams wanted = real.runWithoutDriver(command);
                if (wanted.status() > HIGHEST_STATUS) {
                    continue; // lvm2 crashed
                }
                OwnLvm.Answer got = own.run(command);
                String mine = got.status() + "\n" + got.out() + "--\n" + got.err();
                String theirs = wanted.status() + "\n" + wanted.out() + "--\n" + wanted.err();
                if (!mine.equals(theirs)) {
                    differences.add("\n[" + name + "] " + String.join(" ", command) + "\n" + difference(theirs, mine));
                }
            }
        }
    }

    private static int number(String loop) {
        return Integer.parseInt(loop.substring("/dev/loop".length()));
    }

    private static List<String[]> commands(List<String> devices) {
        List<String[]> commands = new ArrayList<>();
        for (String line : List.of(
                "vgs -o all",
                "pvs -a -o all",
                "lvs -a -o all",
                "lvs -a --segments -o lv_name,seg_all",
                "pvscan",
                "pvscan -u",
                "pvscan -s",
                "vgscan",
                "lvscan -a",
                "pvdisplay -m",
                "pvdisplay -c",
                "pvdisplay -s",
                "vgdisplay -v",
                "vgdisplay -c",
                "vgdisplay -s --units m",
                "lvdisplay -a -m",
                "lvdisplay -a -c",
                "vgck",
                "vgdisplay vg3 nosuch",
                "lvdisplay vg3/one vg3/no",
                "lvdisplay vg/pool_tdata vg/snapshot0 @t1 /dev/vg/lin /dev/mapper/vg-r1",
                "pvdisplay @x /dev/nosuch")) {
            commands.add(line.split(" "));
        }
        for (String device : devices) {
            commands.add(new String[] {"pvdisplay", device});
            if (commands.size() > MOST_COMMANDS) {
                continue;
            }
            commands.add(new String[] {"pvck", device});
            commands.add(new String[] {"pvck", "--dump", "headers", device});
            commands.add(new String[] {"pvck", "--dump", "metadata", device});
            commands.add(new String[] {"pvck", "--dump", "metadata_all", "-v", device});
            commands.add(new String[] {"pvck", "--dump", "metadata_search", device});
        }
        return commands;
    }

    private static String difference(String wanted, String got) {
        String[] wants = wanted.split("\n", -1);
        String[] gots = got.split("\n", -1);
        StringBuilder text = new StringBuilder();
        int shown = 0;
        for (int i = 0; i < Math.max(wants.length, gots.length) && shown < 5; i++) {
            String want = i < wants.length ? wants[i] : "(end)";
            String have = i < gots.length ? gots[i] : "(end)";
            if (!want.equals(have)) {
                text.append("  want |")
                        .append(want)
                        .append("|\n  got  |")
                        .append(have)
                        .append("|\n");
                shown++;
            }
        }
        return text.toString();
    }

    /** Blocks of zeroes are left out. */
    private static void save(MemoryTarget device, Path file) throws IOException {
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.setLength(device.size());
            BlockSource source = device.source("x");
            byte[] block = new byte[BLOCK];
            for (long at = 0; at < device.size(); at += BLOCK) {
                source.read(at, block, 0, BLOCK);
                boolean empty = true;
                for (byte one : block) {
                    empty &= one == 0;
                }
                if (!empty) {
                    out.seek(at);
                    out.write(block);
                }
            }
        }
    }
}

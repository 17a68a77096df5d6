package io.vtool.lvm.golden;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vtool.lvm.command.GivenDevice;
import io.vtool.lvm.command.LvmFiles;
import io.vtool.lvm.command.LvmOutput;
import io.vtool.lvm.command.LvmWorld;
import io.vtool.lvm.disk.FileBlockSource;
import io.vtool.lvm.kernel.KernelState;
import io.vtool.lvm.program.LvmProgram;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands of random words end with a status of lvm2 and never in an exception. */
class RandomCommandsTest {
    private static final long SEED = 20261128;
    private static final int RUNS = 4000;
    private static final String[] COMMANDS = {
        "lvs",
        "vgs",
        "pvs",
        "fullreport",
        "lvdisplay",
        "vgdisplay",
        "pvdisplay",
        "pvscan",
        "vgscan",
        "lvscan",
        "lvmdiskscan",
        "vgck",
        "lvmconfig",
        "help",
        "nosuch",
        ""
    };
    private static final String[] OPTIONS = {
        "-a",
        "-v",
        "-o",
        "-O",
        "-S",
        "--segments",
        "--units",
        "--separator",
        "--reportformat",
        "json",
        "--rows",
        "--binary",
        "--config",
        "--nameprefixes",
        "--unbuffered",
        "-H",
        "--readonly",
        "--configreport",
        "lv",
        "seg",
        "-m",
        "-c",
        "-C",
        "-s",
        "--",
        "vgthin",
        "vgthin/pool",
        "@tag",
        "/dev/sda",
        "-ao",
        "--no-headings",
        "--type",
        "default",
        "-o+lv_all",
        "-o#lv_tags",
        "-olv_all,seg_all",
        "-opv_all,vg_all",
        "+lv_size",
        "-lv_name",
        "report/aligned=0",
        "g",
        "3m",
        "",
        "all",
        "help",
        "xml"
    };
    private static final String[] PIECES = {
        "lv_size",
        "lv_name",
        "lv_tags",
        "lv_time",
        "seg_count",
        "data_percent",
        "vg_free",
        "pv_minor",
        "lv_active",
        "nosuch",
        "=",
        "!=",
        "=~",
        "!~",
        ">",
        "<=",
        "since",
        "until",
        "4m",
        "1.5g",
        "99999999999999999999",
        "50%",
        "t.*",
        "[a",
        "(",
        ")",
        "{",
        "}",
        "]",
        "&&",
        "||",
        ",",
        "#",
        "!",
        "'",
        "\"",
        "unknown",
        "yes",
        "yesterday",
        "@17",
        "2026-11",
        "\"2 weeks ago\"",
        " ",
        "\u00e9"
    };

    private final Random random = new Random(SEED);

    @TempDir
    Path folder;

    @Test
    void noCommandFails() throws IOException {
        Path first = image("pv0.img", 134217728);
        Path second = image("pv1.img", 67108864);
        for (int i = 0; i < RUNS; i++) {
            List<String> words = words();
            try (FileBlockSource one = FileBlockSource.open("/dev/sda", first, 512);
                    FileBlockSource two = FileBlockSource.open("/dev/sdb", second, 512)) {
                List<GivenDevice> devices = List.of(new GivenDevice(one, 8, 0), new GivenDevice(two, 8, 16));
                KernelState kernel = i % 2 == 0 ? KernelState.NOTHING_ACTIVE : KernelState.NO_DRIVER;
                Instant now = Instant.parse("2026-11-28T12:00:00Z");
                int status = LvmProgram.run(
                        new LvmWorld(devices, kernel, now, ZoneOffset.UTC, new None(), new None()), words);
                assertTrue(status >= 0 && status <= 5, () -> words + " gave " + status);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + SEED + ", words " + words, e);
            }
        }
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        words.add(any(COMMANDS));
        int count = random.nextInt(7);
        for (int i = 0; i < count; i++) {
            words.add(any(OPTIONS));
            if (words.get(words.size() - 1).equals("-S")) {
                StringBuilder selection = new StringBuilder();
                for (int k = random.nextInt(9); k > 0; k--) {
                    selection.append(any(PIECES));
                }
                words.add(selection.toString());
            }
        }
        return words;
    }

    private String any(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private Path image(String name, long length) throws IOException {
        Path image = folder.resolve(name);
        try (InputStream in = getClass().getResourceAsStream("thin/" + name + ".gz")) {
            Files.write(image, new GZIPInputStream(in).readAllBytes());
        }
        try (var whole = new java.io.RandomAccessFile(image.toFile(), "rw")) {
            whole.setLength(length);
        }
        return image;
    }

    /** No files, and output that goes nowhere. */
    private static final class None implements LvmFiles, LvmOutput {
        @Override
        public byte[] read(String name) throws IOException {
            throw new IOException("No such file or directory");
        }

        @Override
        public void write(String name, byte[] content) throws IOException {
            throw new IOException("Permission denied");
        }

        @Override
        public void out(CharSequence text) {}

        @Override
        public void err(CharSequence text) {}
    }
}

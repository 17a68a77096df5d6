package io.vtool.lvm.golden;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.vtool.lvm.command.GivenDevice;
import io.vtool.lvm.command.LvmFiles;
import io.vtool.lvm.command.LvmOutput;
import io.vtool.lvm.command.LvmWorld;
import io.vtool.lvm.disk.FileBlockSource;
import io.vtool.lvm.kernel.KernelState;
import io.vtool.lvm.kernel.KernelStateFile;
import io.vtool.lvm.program.LvmProgram;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Replays recorded lvm2 commands in this process and counts how many come out byte for byte.
 *
 * <p>Arguments: the folder of image sets, a folder to unpack into, then any of {@code kind=inactive,nodm,active,newest}, {@code
 * set=thin,raid}, {@code cmd=pvs,vgs}, {@code show=5} (differences to print), {@code has=TEXT} (in the command line).
 */
public final class GoldenRun {
    private static final Map<String, String> FILES = Map.of(
            "inactive", "goldens.jsonl",
            "nodm", "goldens-nodm.jsonl",
            "active", "goldens-active.jsonl",
            "newest", "goldens-2.03.39.jsonl");

    private final Path sets;
    private final Path unpacked;
    private final Map<String, int[]> counts = new TreeMap<>();
    private final Map<String, String> choices = new TreeMap<>();
    private int show;

    private GoldenRun(Path sets, Path unpacked) {
        this.sets = sets;
        this.unpacked = unpacked;
    }

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        GoldenRun run = new GoldenRun(Path.of(args[0]), Path.of(args[1]));
        for (int i = 2; i < args.length; i++) {
            int equals = args[i].indexOf('=');
            run.choices.put(args[i].substring(0, equals), args[i].substring(equals + 1));
        }
        run.show = Integer.parseInt(run.choices.getOrDefault("show", "3"));
        run.all();
        int good = 0;
        int all = 0;
        for (Map.Entry<String, int[]> entry : run.counts.entrySet()) {
            System.out.println(entry.getKey() + ": " + entry.getValue()[0] + " of " + entry.getValue()[1]);
            if (entry.getKey().startsWith("set ")) {
                good += entry.getValue()[0];
                all += entry.getValue()[1];
            }
        }
        System.out.println("all: " + good + " of " + all);
    }

    /** Replays all there is of the sets in a folder: for each set how many came out right, and of how many. */
    static Map<String, int[]> replay(Path sets, Path unpacked) throws Exception {
        GoldenRun run = new GoldenRun(sets, unpacked);
        run.choices.put("kind", "inactive,nodm,active,newest");
        run.show = 3;
        run.all();
        return run.counts;
    }

    private void all() throws Exception {
        List<Path> folders;
        try (var list = Files.list(sets)) {
            folders = list.filter(f -> Files.exists(f.resolve("set.json")))
                    .filter(f -> chosen("set", f.getFileName().toString()))
                    .sorted()
                    .toList();
        }
        for (Path folder : folders) {
            set(folder);
        }
    }

    private boolean chosen(String what, String value) {
        String choice = choices.get(what);
        return choice == null || List.of(choice.split(",")).contains(value);
    }

    private void set(Path folder) throws Exception {
        String name = folder.getFileName().toString();
        Path images = unpacked.resolve(name);
        if (!Files.exists(images)) {
            Files.createDirectories(images);
            Path archive = folder.resolve("images.tar.zst").toAbsolutePath();
            if (Files.exists(archive)) {
                new ProcessBuilder("tar", "--zstd", "-xSf", archive.toString())
                        .directory(images.toFile())
                        .start()
                        .waitFor();
            }
        }
        JsonObject set = JsonParser.parseString(Files.readString(folder.resolve("set.json")))
                .getAsJsonObject();
        for (String kind : choices.getOrDefault("kind", "inactive").split(",")) {
            Path goldens = folder.resolve(FILES.get(kind));
            if (!Files.exists(goldens)) {
                continue;
            }
            KernelState kernel = kernel(kind, folder);
            for (String line : Files.readAllLines(goldens, StandardCharsets.UTF_8)) {
                JsonObject golden = JsonParser.parseString(line).getAsJsonObject();
                if (wanted(golden)) {
                    one(name + "/" + kind, images, set.getAsJsonArray("devices"), kernel, golden);
                }
            }
        }
    }

    private static KernelState kernel(String kind, Path folder) throws IOException {
        return switch (kind) {
            case "nodm" -> KernelState.NO_DRIVER;
            case "active" -> KernelStateFile.parse(Files.readAllBytes(folder.resolve("dm-active.json")));
            default -> KernelState.NOTHING_ACTIVE;
        };
    }

    private boolean wanted(JsonObject golden) {
        List<String> argv = words(golden);
        return !List.of("version", "devtypes", "formats", "help").contains(argv.get(0))
                && !argv.contains("--help")
                && !argv.contains("--version")
                && chosen("cmd", argv.get(0))
                && String.join(" ", argv).contains(choices.getOrDefault("has", ""));
    }

    private static List<String> words(JsonObject golden) {
        List<String> words = new ArrayList<>();
        for (JsonElement word : golden.getAsJsonArray("argv")) {
            words.add(new String(word.getAsString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        }
        return words;
    }

    private void one(String place, Path images, JsonArray devices, KernelState kernel, JsonObject golden)
            throws Exception {
        List<String> argv = words(golden);
        List<GivenDevice> given = new ArrayList<>();
        for (JsonElement element : devices) {
            JsonObject device = element.getAsJsonObject();
            int sector = device.has("sector") ? device.get("sector").getAsInt() : 512;
            given.add(new GivenDevice(
                    FileBlockSource.open(
                            device.get("name").getAsString(),
                            images.resolve(device.get("file").getAsString()),
                            sector),
                    device.get("major").getAsInt(),
                    device.get("minor").getAsInt()));
        }
        Captured captured = new Captured();
        int status;
        try {
            Instant now = Instant.parse("2026-01-01T00:00:00Z");
            LvmWorld world = new LvmWorld(given, kernel, now, ZoneOffset.UTC, new NoFiles(), captured);
            status = LvmProgram.run(world, argv);
        } catch (RuntimeException | StackOverflowError e) {
            status = -1;
            captured.err.append(e).append('\n');
            if (show > 0) {
                e.printStackTrace(System.out);
            }
        } finally {
            for (GivenDevice device : given) {
                device.source().close();
            }
        }
        String out = golden.get("stdout").getAsString();
        String err = golden.get("stderr").getAsString();
        int rc = golden.get("rc").getAsInt();
        boolean good =
                out.equals(captured.text(captured.out)) && err.equals(captured.text(captured.err)) && rc == status;
        count("set " + place, good);
        count("command " + argv.get(0), good);
        if (!good && show > 0) {
            show--;
            PrintStream to = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            to.println("[" + place + " " + golden.get("id").getAsString() + "] " + String.join(" ", argv));
            differ(to, "status", Integer.toString(rc), Integer.toString(status));
            differ(to, "stdout", out, captured.text(captured.out));
            differ(to, "stderr", err, captured.text(captured.err));
        }
    }

    private static void differ(PrintStream to, String what, String want, String got) {
        if (want.equals(got)) {
            return;
        }
        List<String> wants = List.of(want.split("\n", -1));
        List<String> gots = List.of(got.split("\n", -1));
        int shown = 0;
        for (int i = 0; i < Math.max(wants.size(), gots.size()) && shown < 6; i++) {
            String w = i < wants.size() ? wants.get(i) : null;
            String g = i < gots.size() ? gots.get(i) : null;
            if (w == null || !w.equals(g)) {
                to.println("  " + what + ":" + (i + 1) + " want |" + w + "|");
                to.println("  " + what + ":" + (i + 1) + " got  |" + g + "|");
                shown++;
            }
        }
    }

    private void count(String key, boolean good) {
        int[] count = counts.computeIfAbsent(key, k -> new int[2]);
        count[0] += good ? 1 : 0;
        count[1]++;
    }

    private static final class Captured implements LvmOutput {
        private final StringBuilder out = new StringBuilder();
        private final StringBuilder err = new StringBuilder();

        @Override
        public void out(CharSequence text) {
            out.append(text);
        }

        @Override
        public void err(CharSequence text) {
            err.append(text);
        }

        String text(StringBuilder bytes) {
            return new String(bytes.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }
    }

    private static final class NoFiles implements LvmFiles {
        @Override
        public byte[] read(String name) throws IOException {
            throw new IOException("No such file or directory");
        }

        @Override
        public void write(String name, byte[] content) throws IOException {
            throw new IOException("Permission denied");
        }
    }
}

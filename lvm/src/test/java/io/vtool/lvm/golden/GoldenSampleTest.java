package io.vtool.lvm.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample of what lvm2 2.03.16 printed for real devices comes out byte for byte. */
class GoldenSampleTest {
    private static final List<String> SETS = List.of(
            "cache",
            "degraded",
            "foreign-empty",
            "integrity",
            "integrity-missing",
            "duplicate-vgname",
            "dup-names",
            "history",
            "merging",
            "missing-pv",
            "moving",
            "partitioned",
            "raid",
            "reshaped",
            "scanned",
            "single-linear",
            "snapshot",
            "stacked",
            "thin",
            "vdo",
            "xenserver");
    private static final List<String> FILES = List.of(
            "set.json",
            "goldens.jsonl",
            "goldens-nodm.jsonl",
            "goldens-active.jsonl",
            "goldens-2.03.39.jsonl",
            "dm-active.json");

    @TempDir
    Path folder;

    @Test
    void everyRecordedRunComesOutTheSame() throws Exception {
        Path sets = folder.resolve("sets");
        Path images = folder.resolve("images");
        for (String set : SETS) {
            unpack(set, sets.resolve(set), images.resolve(set));
        }
        Map<String, int[]> counts = GoldenRun.replay(sets, images);
        assertTrue(counts.size() > SETS.size());
        counts.forEach((what, count) -> assertEquals(count[1], count[0], what));
    }

    private void unpack(String set, Path target, Path images) throws IOException {
        Files.createDirectories(target);
        Files.createDirectories(images);
        for (String file : FILES) {
            try (InputStream in = getClass().getResourceAsStream(set + "/" + file)) {
                if (in != null) {
                    Files.write(target.resolve(file), in.readAllBytes());
                }
            }
        }
        String text = Files.readString(target.resolve("set.json"));
        for (JsonElement device : JsonParser.parseString(text).getAsJsonObject().getAsJsonArray("devices")) {
            String file = device.getAsJsonObject().get("file").getAsString();
            Path image = images.resolve(file);
            try (InputStream in = getClass().getResourceAsStream(set + "/" + file + ".gz")) {
                Files.write(image, new GZIPInputStream(in).readAllBytes());
            }
            try (RandomAccessFile whole = new RandomAccessFile(image.toFile(), "rw")) {
                whole.setLength(device.getAsJsonObject().get("bytes").getAsLong());
            }
        }
    }
}

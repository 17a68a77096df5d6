package io.vtool.lvm.sr;

import io.vtool.lvm.disk.BlockSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the names of virtual disks from a repository's own records; see {@link ManagementVolume} for their shape. */
final class ManagementReader {
    private static final int SECTOR = 512;
    private static final int FIRST_DISK = 4;
    private static final int MOST = 4 << 20;

    private ManagementReader() {}

    /**
     * The names by the disks' UUIDs, and that of the repository by its own; empty if there are no records.
     *
     * @throws IOException if they cannot be read
     */
    static Map<String, String> labels(BlockSource source) throws IOException {
        Map<String, String> labels = new HashMap<>();
        int length = length(source);
        byte[] bytes = new byte[length];
        int there = Math.max(0, source.read(0, bytes, 0, length));
        if (there < FIRST_DISK * SECTOR) {
            return labels;
        }
        take(labels, sector(bytes, 1), sector(bytes, 2));
        for (int i = FIRST_DISK; (i + 2) * SECTOR <= there; i += 2) {
            String facts = sector(bytes, i + 1);
            if (!"1".equals(value(facts, "deleted"))) {
                take(labels, facts, sector(bytes, i));
            }
        }
        return labels;
    }

    private static void take(Map<String, String> labels, String facts, String names) {
        String uuid = value(facts, "uuid");
        String label = value(names, "name_label");
        if (uuid != null && label != null) {
            labels.put(uuid, label.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
        }
    }

    private static int length(BlockSource source) throws IOException {
        byte[] head = new byte[SECTOR];
        if (source.read(0, head, 0, SECTOR) < SECTOR) {
            return 0;
        }
        String text = sector(head, 0);
        int end = text.startsWith("XSSM:") ? text.indexOf(':', 5) : -1;
        try {
            int length = end < 0 ? 0 : Integer.parseInt(text.substring(5, end).strip());
            return length < 0 || length > MOST ? 0 : length / SECTOR * SECTOR;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String sector(byte[] bytes, int number) {
        return new String(bytes, number * SECTOR, SECTOR, StandardCharsets.UTF_8);
    }

    private static @Nullable String value(String text, String tag) {
        int start = text.indexOf("<" + tag + ">");
        int end = start < 0 ? -1 : text.indexOf("</" + tag + ">", start);
        return end < 0 ? null : text.substring(start + tag.length() + 2, end);
    }
}

package io.vtool.iscsi.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The host's own name, from {@code initiatorname.iscsi}. */
public final class InitiatorName {
    private static final String FILE = "initiatorname.iscsi";
    private static final String KEY = "InitiatorName";
    private static final String PREFIX = "iqn.1993-08.org.debian:01:";
    private static final long SUFFIX_BITS = 0xffff_ffff_ffffL;

    private InitiatorName() {}

    /**
     * The name, null when the file or the line is missing.
     *
     * @param root folder of the database
     * @throws IOException if the file cannot be read
     */
    public static @Nullable String read(Path root) throws IOException {
        Path file = root.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            String line = text.substring(start, end).strip();
            start = end + 1;
            int equals = line.indexOf('=');
            if (equals > 0 && line.substring(0, equals).strip().equals(KEY)) {
                String name = line.substring(equals + 1).strip();
                return name.isEmpty() ? null : name;
            }
        }
        return null;
    }

    /**
     * The name; a host that has none gets one, as the package's installation would have made.
     *
     * @param root folder of the database
     * @param random for the part that makes it unique
     * @throws IOException if the file cannot be read or written
     */
    public static String readOrMake(Path root, RandomGenerator random) throws IOException {
        String name = read(root);
        if (name != null) {
            return name;
        }
        String made = PREFIX + Long.toHexString(random.nextLong() & SUFFIX_BITS);
        PrivateFile.write(root.resolve(FILE), KEY + "=" + made + "\n");
        return made;
    }
}

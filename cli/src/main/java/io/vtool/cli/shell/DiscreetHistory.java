package io.vtool.cli.shell;

import java.time.Instant;
import java.util.Locale;
import org.jline.reader.impl.history.DefaultHistory;

/** A history that forgets lines with secrets at once. */
final class DiscreetHistory extends DefaultHistory {
    @Override
    public void add(Instant time, String line) {
        if (!isSecret(line)) {
            super.add(time, line);
        }
    }

    /** CHAP secrets are values of keys whose name says password, or stand in a file's text. */
    static boolean isSecret(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return lower.contains("password") || lower.contains("secret") || lower.contains("passwd");
    }
}

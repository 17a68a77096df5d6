package io.vtool.cli.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the backlogs of pairs went on from run to run: since when there is one, and when it last became smaller. */
final class BacklogHistory {
    private static final int FIELDS = 4;
    private static final int MOST_BYTES = 1 << 24;

    private final Path file;
    private final Map<String, Course> before = new HashMap<>();
    private final Map<String, Course> now = new HashMap<>();

    /**
     * Readies it.
     *
     * @param file where it is kept
     */
    BacklogHistory(Path file) {
        this.file = file;
    }

    /** Reads what was kept; nothing, when it cannot be read as that. */
    void load() throws IOException {
        if (!Files.exists(file) || Files.size(file) > MOST_BYTES) {
            return;
        }
        for (String line : Files.readString(file).split("\n", -1)) {
            String[] fields = line.split("\t", -1);
            if (fields.length == FIELDS) {
                try {
                    before.put(
                            fields[0],
                            new Course(
                                    Long.parseLong(fields[1]), Long.parseLong(fields[2]), Long.parseLong(fields[3])));
                } catch (NumberFormatException e) {
                    // not a line of ours: begins anew
                }
            }
        }
    }

    /**
     * How a backlog goes on.
     *
     * @param count how many files
     * @param since when there began to be one, milliseconds since 1970
     * @param moved when it last became smaller, or began
     */
    record Course(long count, long since, long moved) {}

    /** Takes note of a count, and tells what it continues. */
    Course go(String pair, long count, long millis) {
        Course last = before.get(pair);
        Course course = next(last, count, millis);
        now.put(pair, course);
        return course;
    }

    private static Course next(@Nullable Course last, long count, long millis) {
        if (last == null || count == 0 || last.count == 0 || last.since > millis) {
            return new Course(count, millis, millis);
        }
        return new Course(count, last.since, count < last.count ? millis : last.moved);
    }

    /** Keeps it all for the next run, also what other runs saw of pairs that this one did not look at. */
    void keep() throws IOException {
        StringBuilder text = new StringBuilder();
        Map<String, Course> all = new HashMap<>(before);
        all.putAll(now);
        for (Map.Entry<String, Course> pair : all.entrySet()) {
            Course course = pair.getValue();
            text.append(pair.getKey().replace('\t', ' ').replace('\n', ' '));
            text.append('\t').append(course.count).append('\t').append(course.since);
            text.append('\t').append(course.moved).append('\n');
        }
        StateFile.write(file, text.toString());
    }
}

package io.vtool.dfsr.log;

import io.vtool.dfsr.fact.KnownMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What whole logs come to, counted as they are read, in bounded memory. */
public final class LogSummary implements LogSink {
    private static final int MOST_MEMBERS = 1000;
    private static final int SHARING_VIOLATION = 32;
    private static final String STAGE_FAILED = "Failed to create stage file for GVSN ";
    private static final List<String> NAME_KEYS = List.of("fileName:", "updateName:", "filePath:", "path:", "name:");

    private final LogFilter filter;
    private final Explanation explanation = new Explanation();
    private final Map<String, KnownMessage> knownById = new HashMap<>();
    private final Set<String> members = new LinkedHashSet<>();
    private final Counts levels = new Counts();
    private final Counts modules = new Counts();
    private final Counts messages = new Counts();
    private final Counts causes = new Counts();
    private final Map<String, String> causeWords = new HashMap<>();
    private final Counts remedies = new Counts();
    private final Counts sharingViolations = new Counts();
    private final Counts stageFailures = new Counts();
    private final Counts minutes = new Counts();
    private final Counts updates = new Counts();
    private long entries;
    private long strange;
    private @Nullable String first;
    private @Nullable String last;

    /**
     * Starts with nothing counted.
     *
     * @param filter which entries count
     */
    public LogSummary(LogFilter filter) {
        this.filter = filter;
        for (KnownMessage message : KnownMessage.all()) {
            knownById.put(message.id(), message);
        }
    }

    @Override
    public void header(LogHeader header, String line) {
        String computer = header.computer();
        if (computer != null && members.size() < MOST_MEMBERS) {
            members.add(computer);
        }
    }

    @Override
    public void strange(List<String> lines) {
        strange += lines.size();
    }

    @Override
    public void entry(LogHeader header, LogEntry entry) {
        if (!filter.takes(entry)) {
            return;
        }
        entries++;
        if (!entry.time().isEmpty()) {
            time(entry);
        }
        levels.add(entry.level() == null ? "INFO" : entry.level());
        if (!entry.module().isEmpty()) {
            modules.add(entry.module());
        }
        ErrorFrame root = entry.rootCause();
        if (entry.isTrouble() || root != null) {
            messages.add(MessageIdentity.of(entry));
        }
        if (root != null) {
            cause(root);
        }
        explain(entry, root);
    }

    private void time(LogEntry entry) {
        String time = entry.time();
        first = first == null || time.compareTo(first) < 0 ? time : first;
        last = last == null || time.compareTo(last) > 0 ? time : last;
        String minute = time.substring(0, "2008-06-25T17:42".length());
        minutes.add(minute);
        if (!entry.idRecord().isEmpty()) {
            updates.add(minute);
        }
    }

    private void cause(ErrorFrame root) {
        String code = Long.toString(root.code());
        causes.add(code);
        causeWords.putIfAbsent(code, root.message());
    }

    private void explain(LogEntry entry, @Nullable ErrorFrame root) {
        KnownMessage message = explanation.of(entry);
        if (message != null) {
            knownById.putIfAbsent(message.id(), message);
            remedies.add(message.id());
        }
        if (root != null && root.code() == SHARING_VIOLATION) {
            sharingViolations.add(fileOf(entry));
        }
        int stage = entry.text().indexOf(STAGE_FAILED);
        if (stage >= 0) {
            stageFailures.add(firstWord(entry.text(), stage + STAGE_FAILED.length()));
        }
    }

    private static String fileOf(LogEntry entry) {
        String text = entry.text();
        for (String key : NAME_KEYS) {
            int at = text.indexOf(key);
            if (at >= 0) {
                int from = at + key.length();
                int error = text.indexOf(" Error", from);
                int next = nextKey(text, from);
                int end = error >= 0 && error < next ? error : next;
                return text.substring(from, end).strip();
            }
        }
        return "(not named)";
    }

    /** Where the next {@code key:} starts, for values that hold blanks. */
    private static int nextKey(String text, int from) {
        for (int blank = text.indexOf(' ', from); blank >= 0; blank = text.indexOf(' ', blank + 1)) {
            int end = blank + 1;
            while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
                end++;
            }
            if (end > blank + 2 && end < text.length() && text.charAt(end) == ':') {
                return blank;
            }
        }
        return text.length();
    }

    private static String firstWord(String text, int from) {
        int end = text.indexOf(' ', from);
        String word = text.substring(from, end < 0 ? text.length() : end);
        return word.endsWith(".") || word.endsWith(",") ? word.substring(0, word.length() - 1) : word;
    }

    /** Entries that counted. */
    public long entries() {
        return entries;
    }

    /** Lines that are no lines of a debug log. */
    public long strange() {
        return strange;
    }

    /** Local time of the earliest entry, null when there is none. */
    public @Nullable String first() {
        return first;
    }

    /** Local time of the latest entry, null when there is none. */
    public @Nullable String last() {
        return last;
    }

    /** The computers that the headers name. */
    public List<String> members() {
        return List.copyOf(members);
    }

    /** Entries by level. */
    public Counts levels() {
        return levels;
    }

    /** Entries by module. */
    public Counts modules() {
        return modules;
    }

    /** Troubles by what makes them the same message. */
    public Counts messages() {
        return messages;
    }

    /** Errors by the code of their innermost frame. */
    public Counts causes() {
        return causes;
    }

    /**
     * An error code as the log words it, empty when it does not.
     *
     * @param code the code in decimal
     */
    public String words(String code) {
        return causeWords.getOrDefault(code, "");
    }

    /**
     * A known message.
     *
     * @param id its id
     * @throws IllegalArgumentException if there is none
     */
    public KnownMessage remedy(String id) {
        KnownMessage message = knownById.get(id);
        if (message == null) {
            throw new IllegalArgumentException(id);
        }
        return message;
    }

    /** Sharing violations by file. */
    public Counts sharingViolations() {
        return sharingViolations;
    }

    /** Failures to create a stage file by version. */
    public Counts stageFailures() {
        return stageFailures;
    }

    /** Entries by minute. */
    public Counts minutes() {
        return minutes;
    }

    /** ID records written, by minute. */
    public Counts updates() {
        return updates;
    }

    /** What counted errors are known to be, the most frequent first; noise left out. */
    public List<Counts.Count> findings() {
        List<Counts.Count> findings = new ArrayList<>();
        for (Counts.Count count : remedies.top(Integer.MAX_VALUE)) {
            if (!remedy(count.name()).noise()) {
                findings.add(count);
            }
        }
        return findings;
    }
}

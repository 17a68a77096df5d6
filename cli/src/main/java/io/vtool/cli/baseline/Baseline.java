package io.vtool.cli.baseline;

import io.vtool.cli.env.LineInput;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.FailureKind;
import io.vtool.cli.failure.Trouble;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Option;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What there was on a good day, in a file: a line for each thing with its kind, what it belongs to and its name. One file can hold
 * all kinds.
 */
public final class Baseline {
    /** Compares with a file. */
    public static final Option OPTION =
            Option.value("--baseline", "FILE", "Expect what --save-baseline wrote to FILE to be there");

    /** Writes one. */
    public static final Option SAVE = Option.value("--save-baseline", "FILE", "Write what is there to FILE for later");

    private final Map<Kind, Map<String, Set<String>>> lines = new EnumMap<>(Kind.class);

    private Baseline() {}

    /** What can be written down. */
    public enum Kind {
        /** A path: WWID of the volume; portal, or place on the SCSI bus where it comes from a listing. */
        PATH("path"),
        /** A session: target; portal. */
        SESSION("session"),
        /** A logical volume: volume group; name. */
        VOLUME("volume");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /**
         * A line of the file.
         *
         * @param owner what it belongs to
         * @param name which one it is
         */
        public String line(String owner, String name) {
            return word + " " + owner + " " + name;
        }
    }

    /**
     * Reads one.
     *
     * @param in resolves the file's name
     * @param file the file
     * @throws CommandFailure when it cannot be read, or is none
     */
    public static Baseline read(Invocation in, String file) {
        Baseline baseline = new Baseline();
        try (InputStream bytes = in.open(file)) {
            LineInput input = new LineInput(bytes);
            for (String line = input.next(); line != null; line = input.next()) {
                String text = line.strip();
                if (!text.isEmpty() && text.charAt(0) != '#') {
                    baseline.add(text);
                }
            }
        } catch (IOException e) {
            throw CommandFailure.unreadable(file, e);
        }
        if (baseline.lines.isEmpty()) {
            throw new CommandFailure(
                    FailureKind.UNAVAILABLE,
                    new Trouble("no_baseline", "'" + file + "' is not a baseline", file, "--save-baseline writes one"),
                    null);
        }
        return baseline;
    }

    private void add(String text) {
        for (Kind kind : Kind.values()) {
            if (text.startsWith(kind.word + " ")) {
                split(kind, text.substring(kind.word.length() + 1).strip());
                return;
            }
        }
        split(Kind.PATH, text); // as files of paths alone were written
    }

    private void split(Kind kind, String text) {
        int blank = text.indexOf(' ');
        if (blank > 0) {
            lines.computeIfAbsent(kind, key -> new TreeMap<>())
                    .computeIfAbsent(text.substring(0, blank), key -> new TreeSet<>())
                    .add(text.substring(blank + 1).strip());
        }
    }

    /**
     * What the things of a kind belong to.
     *
     * @param kind the kind
     */
    public Set<String> owners(Kind kind) {
        return Collections.unmodifiableSet(lines.getOrDefault(kind, Map.of()).keySet());
    }

    /**
     * The things that belong to something.
     *
     * @param kind their kind
     * @param owner what they belong to
     */
    public Set<String> names(Kind kind, String owner) {
        return lines.getOrDefault(kind, Map.of()).getOrDefault(owner, Set.of());
    }

    /**
     * Writes one.
     *
     * @param in resolves the file's name
     * @param file the file, which is replaced
     * @param lines of {@link Kind#line}
     */
    public static void save(Invocation in, String file, Collection<String> lines) {
        StringBuilder text =
                new StringBuilder("# what was there: path WWID PORTAL, session TARGET PORTAL, volume GROUP NAME\n");
        for (String line : lines) {
            text.append(line).append('\n');
        }
        try {
            Files.write(in.environment().resolve(file), text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw CommandFailure.unwritable(file, e);
        }
    }
}

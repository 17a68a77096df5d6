package io.vtool.cli.multipath;

import io.vtool.cli.env.LineInput;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.model.Invocation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The paths that there were on a good day, in a file: a line for each, with the WWID of its volume and the way it takes. */
public final class PathBaseline {
    private final Map<String, Set<String>> ways = new TreeMap<>();

    private PathBaseline() {}

    /**
     * Reads one.
     *
     * @param in resolves the file's name
     * @param file the file
     */
    public static PathBaseline read(Invocation in, String file) {
        PathBaseline baseline = new PathBaseline();
        try (InputStream bytes = in.open(file)) {
            LineInput input = new LineInput(bytes);
            for (String line = input.next(); line != null; line = input.next()) {
                String text = line.strip();
                int blank = text.indexOf(' ');
                if (blank > 0 && text.charAt(0) != '#') {
                    baseline.add(
                            text.substring(0, blank), text.substring(blank + 1).strip());
                }
            }
        } catch (IOException e) {
            throw CommandFailure.unreadable(file, e);
        }
        return baseline;
    }

    private void add(String wwid, String way) {
        ways.computeIfAbsent(wwid, key -> new TreeSet<>()).add(way);
    }

    /** The volumes. */
    public Set<String> wwids() {
        return Collections.unmodifiableSet(ways.keySet());
    }

    /**
     * The ways to a volume: portals, or places on the SCSI bus where the file was made from a listing.
     *
     * @param wwid its WWID
     */
    public Set<String> ways(String wwid) {
        return ways.getOrDefault(wwid, Set.of());
    }

    /**
     * Writes one.
     *
     * @param in resolves the file's name
     * @param file the file, which is replaced
     * @param lines WWID and way, a blank between
     */
    public static void save(Invocation in, String file, Collection<String> lines) {
        StringBuilder text = new StringBuilder("# paths of volumes: WWID, and portal or place on the SCSI bus\n");
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

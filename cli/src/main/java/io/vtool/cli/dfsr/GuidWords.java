package io.vtool.cli.dfsr;

import io.vtool.cli.env.LineInput;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.UsageError;
import io.vtool.cli.model.Invocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The GUIDs that a command is asked about: its words, or all that stand in standard input, each once. */
final class GuidWords {
    private static final int GUID = 36;
    private static final int MOST = 1_000_000;

    private GuidWords() {}

    static List<UUID> of(Invocation in) {
        List<String> words = new ArrayList<>(in.operands());
        words.addAll(in.values("guid"));
        Set<UUID> guids = new LinkedHashSet<>();
        for (String word : words) {
            UUID guid = word.equals("-") ? null : DfsrObjects.guid(word);
            if (guid != null) {
                guids.add(guid);
            } else if (!word.equals("-")) {
                throw new UsageError("'" + word + "' is not a GUID");
            }
        }
        boolean asked = words.contains("-") || words.isEmpty();
        if (asked) {
            if (words.isEmpty() && in.environment().terminal().input()) {
                throw new UsageError("name a GUID, or - for standard input");
            }
            read(in, guids);
        }
        return List.copyOf(guids);
    }

    private static void read(Invocation in, Set<UUID> guids) {
        LineInput lines = new LineInput(in.in());
        try {
            for (String line = lines.next(); line != null && guids.size() < MOST; line = lines.next()) {
                for (int at = line.indexOf('-', 8); at >= 8; at = line.indexOf('-', at + 1)) {
                    int start = at - 8;
                    UUID guid = start + GUID <= line.length() && isAlone(line, start)
                            ? DfsrObjects.guid(line.substring(start, start + GUID))
                            : null;
                    if (guid != null) {
                        guids.add(guid);
                        at = start + GUID - 1;
                    }
                }
            }
        } catch (IOException e) {
            throw CommandFailure.unreadableInput(e);
        }
        if (guids.isEmpty()) {
            throw new UsageError("standard input holds no GUID");
        }
    }

    private static boolean isAlone(String line, int start) {
        int end = start + GUID;
        return (start == 0 || !Character.isLetterOrDigit(line.charAt(start - 1)))
                && (end == line.length() || !Character.isLetterOrDigit(line.charAt(end)));
    }
}

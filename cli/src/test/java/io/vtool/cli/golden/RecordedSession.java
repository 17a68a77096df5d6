package io.vtool.cli.golden;

import io.vtool.cli.CommandRun;
import io.vtool.cli.Main;
import io.vtool.cli.env.Environment;
import io.vtool.cli.tour.TourLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Commands and what they print, recorded in a text for people: lines behind {@code $ } are run again, and what stands below them
 * has to be what they print. A last line of three dots stands for the rest, of which there has to be some.
 */
public final class RecordedSession {
    private static final String REST = "...";

    private final String indent;
    private final String folder;
    private final String scratch;
    private final TourLine line;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    /**
     * Begins one.
     *
     * @param indent what stands in front of every line of a session
     * @param folder scratch folder for a lab and what the commands write
     * @param shown what the text calls that folder
     */
    public RecordedSession(String indent, Path folder, String shown) {
        this.indent = indent;
        this.scratch = shown;
        Environment world = CommandRun.of("demo")
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .variable("XDG_STATE_HOME", folder.resolve("state").toString())
                .stdout(printed)
                .in(folder)
                .environment(printed);
        this.line = new TourLine(Main::run, world);
        this.folder = folder.toString();
    }

    /** The same text with what the commands print now. */
    public String replay(String text) throws IOException {
        List<String> lines = Arrays.asList(text.split("\n", -1));
        List<String> now = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            String typed = lines.get(at++);
            now.add(typed);
            if (!typed.startsWith(indent + "$ ")) {
                continue;
            }
            StringBuilder command = new StringBuilder(typed.substring(indent.length() + 2));
            while (at < lines.size() && lines.get(at).startsWith(indent + "> ")) {
                command.append('\n').append(lines.get(at).substring(indent.length() + 2));
                now.add(lines.get(at++));
            }
            int end = end(lines, at);
            for (String shown : shown(lines.subList(at, end), run(command.toString()))) {
                now.add(shown.isEmpty() ? "" : indent + shown);
            }
            at = end;
        }
        return String.join("\n", now);
    }

    /** Where what a command printed ends: at the next command, or where the session ends. */
    private int end(List<String> lines, int start) {
        int end = start;
        for (int i = start; i < lines.size(); i++) {
            String shown = lines.get(i);
            if (shown.startsWith(indent + "$ ")
                    || shown.startsWith("```")
                    || !shown.isEmpty() && !shown.startsWith(indent)) {
                break;
            }
            end = shown.isEmpty() ? end : i + 1;
        }
        return end;
    }

    private List<String> run(String command) throws IOException {
        printed.reset();
        line.run(command.replace(scratch, folder));
        String out = printed.toString(StandardCharsets.UTF_8).replace(folder, scratch);
        return out.replaceAll("(?m)[ \t]+$", "").stripTrailing().lines().toList();
    }

    /** What to show of what was printed: as many lines as before where there were dots. */
    private List<String> shown(List<String> before, List<String> printed) {
        int kept = before.size() - 1;
        if (kept < 0 || !before.get(kept).equals(indent + REST) || printed.size() <= kept) {
            return printed;
        }
        List<String> shown = new ArrayList<>(printed.subList(0, kept));
        shown.add(REST);
        return shown;
    }
}

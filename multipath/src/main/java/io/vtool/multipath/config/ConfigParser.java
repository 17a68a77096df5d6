package io.vtool.multipath.config;

import java.util.HashSet;
import java.util.Set;

/** Reads the sections of a file into a configuration, and goes on after every mistake as multipath does. */
final class ConfigParser {
    private final ConfigLines lines;
    private final ConfigSections sections;
    private final Problems problems;
    private boolean failed;
    private int depth;

    ConfigParser(ConfigFile file, ConfigSections sections, Problems problems) {
        this.lines = new ConfigLines(file);
        this.sections = sections;
        this.problems = problems;
    }

    /** Whether every value that was understood could be used. A main file of which this is not true is refused. */
    boolean parse() {
        section(Keywords.ROOT, "");
        return !failed;
    }

    private void section(String section, String shown) {
        Set<String> seen = new HashSet<>();
        for (String text = lines.next(); text != null; text = lines.next()) {
            ConfigLine line = ConfigLine.of(text);
            if (line == null || !line.check(lines.place(), problems)) {
                continue;
            }
            if (line.keyword().equals("}")) {
                if (depth > 0) {
                    return;
                }
                Place place = lines.place();
                problems.add(
                        Problem.Kind.SYNTAX,
                        0,
                        place.file(),
                        place.line(),
                        "unmatched '}' at line " + place.line() + " of " + place.file());
            }
            Keyword keyword = Keywords.find(section, line.keyword());
            if (keyword == null) {
                unknown(shown, line);
            } else {
                keyword(keyword, line, seen);
            }
        }
        if (depth == 1) {
            String file = lines.place().file();
            problems.add(Problem.Kind.SYNTAX, 1, file, lines.place().line(), "missing '}' at end of " + file);
        }
    }

    private void unknown(String section, ConfigLine line) {
        String word = ConfigLine.shown(line.keyword());
        problems.at(
                Problem.Kind.UNKNOWN_KEYWORD,
                1,
                lines.place(),
                section.isEmpty()
                        ? "invalid keyword: " + word
                        : "invalid keyword in the " + section + " section: " + word);
    }

    private void keyword(Keyword keyword, ConfigLine line, Set<String> seen) {
        if (!keyword.repeats() && !seen.add(keyword.name())) {
            problems.at(Problem.Kind.DUPLICATE_KEYWORD, 1, lines.place(), "duplicate keyword: " + keyword.name());
        }
        if (keyword.kind().equals("section")) {
            String inner = sections.open(keyword, lines.place().line());
            depth++;
            section(inner, keyword.name());
            depth--;
        } else if (!sections.set(keyword, line, lines.place())) {
            failed = true;
            problems.at(Problem.Kind.UNUSABLE_VALUE, 1, lines.place(), "parsing failed: " + line.text());
        }
    }
}

package io.vtool.emulator.lab.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Field cases as lab files: each replaces top-level keys of the standard lab. */
public final class Scenarios {
    /**
     * A scenario.
     *
     * @param name its name
     * @param summary what is the matter, one sentence without a full stop
     */
    public record Scenario(String name, String summary) {}

    private Scenarios() {}

    /**
     * Lists the scenarios.
     *
     * @return by name
     */
    public static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        String[] lines = String.valueOf(resource("scenarios.tsv")).split("\n");
        for (int i = 2; i < lines.length; i++) {
            int tab = lines[i].indexOf('\t');
            all.add(new Scenario(lines[i].substring(0, tab), lines[i].substring(tab + 1)));
        }
        return all;
    }

    /**
     * Returns a scenario as a lab file.
     *
     * @param name its name
     * @return YAML with comments, null if there is none of that name
     */
    public static @Nullable String text(String name) {
        for (Scenario scenario : all()) {
            String own = scenario.name().equals(name) ? resource(name + ".yaml") : null;
            if (own != null) {
                Map<String, String> sections = sections(LabFile.standard());
                sections.remove("");
                sections.putAll(sections(own));
                StringBuilder text = new StringBuilder("# " + scenario.summary() + ".\n");
                for (String section : sections.values()) {
                    text.append(section);
                }
                return text.toString();
            }
        }
        return null;
    }

    /** The parts of a file by their top-level keys; what stands before the first has none. */
    private static Map<String, String> sections(String text) {
        Map<String, String> sections = new LinkedHashMap<>();
        String key = "";
        for (String line : text.split("\n")) {
            int colon = line.indexOf(':');
            if (colon > 0 && Character.isLetter(line.charAt(0))) {
                key = line.substring(0, colon);
            }
            sections.merge(key, line + "\n", String::concat);
        }
        return sections;
    }

    private static @Nullable String resource(String name) {
        try (InputStream in = Scenarios.class.getResourceAsStream("scenarios/" + name)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

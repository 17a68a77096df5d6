package io.vtool.multipath.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for mistakes in configuration files: those that multipath reports, and those that it cannot know to be some. */
public final class ConfigLint {
    private ConfigLint() {}

    /**
     * Checks files.
     *
     * @param files as {@link MultipathConfig#read} takes them
     * @return what was found, by file and line
     */
    public static List<Finding> check(List<ConfigFile> files) {
        List<String> names = new ArrayList<>();
        for (ConfigFile file : files) {
            names.add(file.name());
        }
        MultipathConfig config = MultipathConfig.readAnyway(files);
        Findings findings = new Findings(names);
        for (Problem problem : config.problems()) {
            report(problem, findings);
        }
        List<Section> sections = sections(config);
        Set<Place> twice = EffectLint.reported(config);
        for (Section section : sections) {
            NameLint.check(section, findings);
            EffectLint.check(section, config.overrides(), twice, findings);
            TimeoutLint.check(section, findings);
            QueueLint.check(section, findings);
            PathErrorLint.check(section, findings);
            GroupingLint.check(section, findings);
        }
        EntryLint.check(config, findings);
        BlacklistLint.check(config.blacklist(), findings);
        return findings.sorted();
    }

    /** What files say about devices, each with the weaker sections that it rests on. */
    private static List<Section> sections(MultipathConfig config) {
        Settings defaults = config.defaultSettings();
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("defaults", defaults, List.of()));
        for (Settings entry : config.hardware().configured()) {
            sections.add(new Section("device", entry, List.of(defaults)));
        }
        sections.add(new Section("overrides", config.overrides(), List.of(defaults)));
        for (Settings entry : config.protocols()) {
            sections.add(new Section("protocol", entry, List.of(config.overrides(), defaults)));
        }
        for (Settings entry : config.multipaths()) {
            sections.add(new Section("multipath", entry, List.of(config.overrides(), defaults)));
        }
        return sections;
    }

    private static void report(Problem problem, Findings findings) {
        if (problem.level() > 2) {
            return;
        }
        String code = problem.kind().name().toLowerCase(Locale.ROOT);
        String text = bare(problem);
        @Nullable String word = null;
        List<String> candidates = List.of();
        if (problem.kind() == Problem.Kind.UNKNOWN_KEYWORD) {
            word = text.substring(text.lastIndexOf(' ') + 1);
            if (word.equals("}")) {
                // Told already as a brace too many.
                return;
            }
            String now = FormerKeywords.now(word);
            candidates = now == null ? candidates(text) : List.of();
            text += now == null ? elsewhere(word) : former(now);
        }
        findings.add(code, problem.file(), problem.line(), text, word, candidates);
    }

    /** The text without the place, which a finding has beside it, and without the name of a function in front. */
    private static String bare(Problem problem) {
        String text = problem.text();
        String file = problem.file();
        int line = problem.line();
        String place = file + " line " + line;
        if (text.startsWith(place)) {
            text = text.substring(place.length() + 1).strip();
        }
        text = text.replace(" on line " + line + " of " + file, "")
                .replace(" at line " + line + " of " + file, "")
                .replace(" in " + file, "");
        int colon = text.indexOf(": ");
        return colon > 0 && text.substring(0, colon).indexOf('_') > 0 && text.indexOf(' ') > colon
                ? text.substring(colon + 2)
                : text;
    }

    private static List<String> candidates(String text) {
        String section = Keywords.ROOT;
        int in = text.indexOf(" in the ");
        if (in >= 0) {
            section = text.substring(in + 8, text.indexOf(' ', in + 8));
        }
        List<String> names = new ArrayList<>();
        for (Keyword keyword : Keywords.of(section)) {
            names.add(keyword.name());
        }
        return names;
    }

    private static String former(String now) {
        return now.isEmpty() ? " (of old releases, which nothing replaced)" : " (of old releases: now " + now + ")";
    }

    /** The sections that do have such a keyword. */
    private static String elsewhere(String word) {
        StringBuilder sections = new StringBuilder();
        for (String section : List.of("defaults", "device", "overrides", "multipath", "blacklist")) {
            if (Keywords.find(section, word) != null) {
                sections.append(sections.length() == 0 ? " (it belongs in " : ", ")
                        .append(section);
            }
        }
        return sections.length() == 0 ? "" : sections.append(')').toString();
    }

    /**
     * A section with those beneath it.
     *
     * @param name name of its kind
     * @param own what it says
     * @param beneath the sections that hold where it says nothing, the strongest first
     */
    record Section(String name, Settings own, List<Settings> beneath) {
        /** A setting that the files make here; what was taken over from the built-in table is none. */
        @Nullable
        Setting configured(String keyword) {
            Setting setting = own.get(keyword);
            return setting == null || setting.origin().file().isEmpty() ? null : setting;
        }

        /** What holds here. */
        @Nullable
        Setting effective(String keyword) {
            List<Layered> layers = new ArrayList<>();
            layers.add(own);
            layers.addAll(beneath);
            return new Lookup(layers).setting(keyword);
        }

        /** A number that holds here, -1 for off, 0 for none. */
        int number(String keyword) {
            List<Layered> layers = new ArrayList<>();
            layers.add(own);
            layers.addAll(beneath);
            return new Lookup(layers).number(keyword);
        }

        /** The first of some keywords that the files set here. */
        @Nullable
        Setting first(List<String> keywords) {
            for (String keyword : keywords) {
                Setting setting = configured(keyword);
                if (setting != null) {
                    return setting;
                }
            }
            return null;
        }

        String value(String keyword) {
            Setting setting = effective(keyword);
            return setting == null ? "" : setting.value();
        }
    }
}

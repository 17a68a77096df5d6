package io.vtool.lvm.program;

import io.vtool.lvm.command.CommandLine;
import org.jspecify.annotations.Nullable;

/** Which options of lvmconfig go together. */
final class ConfigWords {
    private ConfigWords() {}

    /**
     * What is wrong with a command line, in lvm2's words, or null if nothing is.
     *
     * @param type the kind of listing
     */
    static @Nullable String wrong(CommandLine line, String type) {
        boolean typed = line.has("typeconfig");
        boolean given = type.equals("current") || type.equals("diff");
        boolean merged = type.equals("current") || type.equals("full");
        if (typed && line.has("validate")) {
            return "Only one of --type and --validate permitted.";
        }
        if (typed && line.has("list")) {
            return "Only one of --type and --list permitted.";
        }
        String versions = versions(line, type, typed);
        if (versions != null) {
            return versions;
        }
        if (line.has("ignoreunsupported") && line.has("showunsupported")) {
            return "Only one of --ignoreunsupported and --showunsupported permitted.";
        }
        if (merged && line.has("atversion")) {
            return "--atversion has no effect with --type " + type;
        }
        if (type.equals("current") && (line.has("ignoreunsupported") || line.has("ignoreadvanced"))) {
            return "--ignoreadvanced and --ignoreunsupported has no effect with --type current";
        }
        if (!merged && line.has("mergedconfig")) {
            return "--mergedconfig has no effect without --type current or --type full";
        }
        for (String option : new String[] {"atversion", "sinceversion"}) {
            String version = line.value(option);
            if (version != null && ConfigVersion.parse(version) == null) {
                return "Incorrect version format.";
            }
        }
        return line.has("validate") || given || !type.equals("list") ? null : remarks(line);
    }

    private static @Nullable String versions(CommandLine line, String type, boolean typed) {
        if (line.has("atversion")) {
            if (line.has("sinceversion")) {
                return "Only one of --atversion and --sinceversion permitted.";
            }
            return typed || line.has("list") ? null : "--atversion requires --type or --list";
        }
        boolean since = line.has("sinceversion") && (!typed || !type.equals("new"));
        return since ? "--sinceversion requires --type new" : null;
    }

    private static @Nullable String remarks(CommandLine line) {
        for (String option : new String[] {"withcomments", "withlocalpreamble", "withgeneralpreamble"}) {
            if (line.has(option)) {
                return "--" + option + " has no effect with --type list";
            }
        }
        return null;
    }
}

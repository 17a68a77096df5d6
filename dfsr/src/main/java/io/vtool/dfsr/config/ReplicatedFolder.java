package io.vtool.dfsr.config;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A tree that is kept equal on the members of a group.
 *
 * @param name its name
 * @param guid its identity
 * @param fileFilters patterns of files that are left out, such as {@code *.tmp}
 * @param directoryFilters patterns of folders that are left out
 */
public record ReplicatedFolder(String name, UUID guid, List<String> fileFilters, List<String> directoryFilters) {
    /** The filters of a new folder. */
    public static final List<String> USUAL_FILE_FILTERS = List.of("~*", "*.bak", "*.tmp");

    /** Copies the lists. */
    public ReplicatedFolder {
        fileFilters = List.copyOf(fileFilters);
        directoryFilters = List.copyOf(directoryFilters);
    }

    /**
     * The filter that leaves a file or folder out, empty when none does.
     *
     * @param file its name
     * @param directory whether it is a folder
     */
    public String filter(String file, boolean directory) {
        for (String pattern : directory ? directoryFilters : fileFilters) {
            if (matches(pattern, file)) {
                return pattern;
            }
        }
        return "";
    }

    /**
     * Whether a pattern matches a name, in any case.
     *
     * @param pattern with star and question mark
     * @param name the name
     */
    public static boolean matches(String pattern, String name) {
        return matches(pattern.toLowerCase(Locale.ROOT), 0, name.toLowerCase(Locale.ROOT), 0);
    }

    /** Star and question mark as in file names of Windows; going back to the last star keeps it linear in space. */
    private static boolean matches(String pattern, int fromPattern, String name, int fromName) {
        int p = fromPattern;
        int n = fromName;
        int star = -1;
        int mark = 0;
        while (n < name.length()) {
            if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
                p++;
                n++;
            } else if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                mark = n;
            } else if (star >= 0) {
                p = star + 1;
                n = ++mark;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}

package io.vtool.dfsr.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a part of an export comes from, and what that says about it: the name of the file, and the command whose output it is.
 */
final class Source {
    /** Words in the names of files that are no names of computers. */
    private static final List<String> WORDS = List.of(
            "all",
            "backlog",
            "backlogs",
            "cim",
            "config",
            "conflict",
            "conflictinfo",
            "connection",
            "connectioninfo",
            "connections",
            "csv",
            "dfsr",
            "dfsrdiag",
            "export",
            "filehash",
            "files",
            "folder",
            "folderinfo",
            "folders",
            "from",
            "get",
            "full",
            "group",
            "groups",
            "hash",
            "hashes",
            "id",
            "idrecord",
            "idrecordinfo",
            "idrecords",
            "info",
            "json",
            "list",
            "listing",
            "member",
            "members",
            "membership",
            "memberships",
            "on",
            "output",
            "preserved",
            "preservedfiles",
            "record",
            "records",
            "replicatedfolder",
            "schedule",
            "sizes",
            "state",
            "stdin",
            "table",
            "to",
            "txt",
            "vector",
            "versionvector",
            "volume",
            "volumeinfo",
            "wmi",
            "wmic");

    private final String file;
    private @Nullable String member;
    private @Nullable String sending;
    private @Nullable String receiving;
    private @Nullable String group;
    private @Nullable String folder;
    private boolean backlog;
    private long told = -1;

    /**
     * A file.
     *
     * @param file its path below what was named
     */
    Source(String file) {
        this.file = file;
        this.backlog = file.toLowerCase(Locale.ROOT).contains("backlog");
    }

    String file() {
        return file;
    }

    /** What the command line says, as typed at a prompt: cmdlets and dfsrdiag. */
    void command(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        backlog |= lower.contains("get-dfsrbacklog") || lower.contains("dfsrdiag") && lower.contains("backlog");
        List<String> words = words(line);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean cmdlet = word.startsWith("-") && i + 1 < words.size() && word.indexOf(':') < 0;
            int colon = word.indexOf(':');
            if (cmdlet) {
                parameter(word.substring(1), words.get(i + 1));
            } else if (colon > 1 && (word.startsWith("/") || word.startsWith("-"))) {
                parameter(word.substring(1, colon), word.substring(colon + 1));
            }
        }
    }

    private void parameter(String name, String value) {
        switch (name.toLowerCase(Locale.ROOT)) {
            case "computername", "cn", "member", "mem", "node" -> member = value;
            case "sourcecomputername", "sendingmember", "smem" -> sending = value;
            case "destinationcomputername", "receivingmember", "rmem" -> receiving = value;
            case "groupname", "rgname", "rg" -> group = value;
            case "foldername", "rfname", "rf" -> folder = value;
            default -> {
                // says nothing about whose answer it is
            }
        }
    }

    /** Words at blanks; quotes hold them together. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (int i = 0; i <= line.length(); i++) {
            char c = i == line.length() ? ' ' : line.charAt(i);
            if (quote != 0) {
                if (c == quote || i == line.length()) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (Character.isWhitespace(c)) {
                if (word.length() > 0) {
                    words.add(word.toString());
                    word.setLength(0);
                }
            } else {
                word.append(c);
            }
        }
        if (word.length() > 0) {
            words.add(word.toString());
        }
        return words;
    }

    /** The verbose stream tells how many there are. */
    void tell(long count) {
        told = count;
        backlog = true;
    }

    /** How many files the backlog has, -1 where it is not told. */
    long told() {
        return told;
    }

    /** Whether it is the answer of Get-DfsrBacklog or dfsrdiag backlog. */
    boolean backlog() {
        return backlog;
    }

    @Nullable
    String group() {
        return group;
    }

    @Nullable
    String folder() {
        return folder;
    }

    /** Who answered, by the command or by the names of file and folders, null when none of them names a known computer. */
    @Nullable
    String named(List<String> known) {
        if (member != null || sending != null && backlog) {
            return member != null ? member : sending;
        }
        List<String> found = found(known);
        return found.isEmpty() ? null : found.get(0);
    }

    /** The same; where no known computer is named, what may be the name of one. */
    @Nullable
    String member(List<String> known) {
        String named = named(known);
        List<String> guessed = guessed();
        return named != null ? named : guessed.isEmpty() ? null : guessed.get(0);
    }

    /** Who sends, of a backlog. */
    @Nullable
    String sending(List<String> known) {
        List<String> named = foundOrGuessed(known);
        return sending != null ? sending : named.isEmpty() ? null : named.get(0);
    }

    /** Who receives, of a backlog. */
    @Nullable
    String receiving(List<String> known) {
        List<String> named = foundOrGuessed(known);
        return receiving != null ? receiving : named.size() < 2 ? null : named.get(1);
    }

    private List<String> foundOrGuessed(List<String> known) {
        List<String> found = found(known);
        return found.isEmpty() ? guessed() : found;
    }

    /** The members that the path of the file names, in its order. */
    private List<String> found(List<String> known) {
        String lower = file.toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (String name : known) {
            int at = place(lower, name.toLowerCase(Locale.ROOT));
            if (at >= 0) {
                int index = 0;
                while (index < places.size() && places.get(index) < at) {
                    index++;
                }
                places.add(index, at);
                found.add(index, name);
            }
        }
        return found;
    }

    private static int place(String text, String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean start = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            if (start && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
                return at;
            }
        }
        return -1;
    }

    private List<String> guessed() {
        List<String> found = new ArrayList<>();
        int dot = file.lastIndexOf('.');
        String stem = dot > file.lastIndexOf('/') ? file.substring(0, dot) : file;
        int from = 0;
        for (int i = 0; i <= stem.length(); i++) {
            if (i == stem.length() || "/_-. ".indexOf(stem.charAt(i)) >= 0) {
                String word = stem.substring(from, i);
                String lower = word.toLowerCase(Locale.ROOT);
                String bare = lower.startsWith("dfsr") ? lower.substring("dfsr".length()) : lower;
                boolean name = word.length() > 1
                        && !WORDS.contains(lower)
                        && !WORDS.contains(bare)
                        && !Character.isDigit(word.charAt(0));
                if (name && !found.contains(word)) {
                    found.add(word);
                }
                from = i + 1;
            }
        }
        return found.size() > 2 ? List.of() : found;
    }
}

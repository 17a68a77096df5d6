package io.vtool.cli.dfsr.wmi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A command line of {@code wmic}: global switches, {@code path CLASS}, {@code where}, a verb and what belongs to it. */
final class WmicLine {
    private static final int HEX = 16;
    private static final List<String> VERBS = List.of("get", "list", "set", "call", "assoc", "create", "delete");

    /** Switches that change nothing here: how to connect, and what to ask or trace. */
    private static final List<String> IDLE = List.of(
            "aggregate",
            "all",
            "authlevel",
            "authority",
            "failfast",
            "implevel",
            "interactive",
            "locale",
            "privileges",
            "role",
            "trace",
            "translate");

    /** Switches that other programs of the kind have and this one refuses, with the reason. */
    private static final Map<String, String> REFUSED = Map.of(
            "user",
            "/user is refused: the lab's computers know no accounts",
            "password",
            "/password is refused: the lab's computers know no accounts, and secrets do not belong on command lines",
            "record",
            "/record is refused: redirect the output instead",
            "every",
            "/every is refused: it would run for ever; use 'watch'",
            "repeat",
            "/repeat is refused: use a loop of the shell");

    private final List<String> where = new ArrayList<>();
    private final List<String> rest = new ArrayList<>();
    private List<String> nodes = List.of();
    private String namespace = "root\\cimv2";
    private String output = "";
    private boolean append;
    private @Nullable String format;
    private String path = "";
    private boolean filtered;
    private String verb = "";
    private boolean help;
    private String problem = "";

    private WmicLine() {}

    static WmicLine parse(List<String> words) {
        WmicLine line = new WmicLine();
        for (int i = 0; i < words.size() && line.problem.isEmpty(); i++) {
            String word = straight(words.get(i));
            if (line.isSwitch(word)) {
                line.take(word);
            } else if (!line.verb.isEmpty()) {
                line.rest.add(word);
            } else if (VERBS.contains(word.toLowerCase(Locale.ROOT)) && !line.path.isEmpty()) {
                line.verb = word.toLowerCase(Locale.ROOT);
            } else if (line.filtered) {
                line.where.add(word);
            } else if (word.equalsIgnoreCase("where") && !line.path.isEmpty()) {
                line.filtered = true;
            } else if (word.equalsIgnoreCase("path") && line.path.isEmpty() && i + 1 < words.size()) {
                line.path = straight(words.get(++i)).strip();
            } else {
                line.problem = line.path.isEmpty()
                        ? word.equalsIgnoreCase("path") ? WmicText.of("no-path") : word + WmicText.of("alias")
                        : word + WmicText.of("no-verb");
            }
        }
        if (line.problem.isEmpty() && !line.help) {
            line.check();
        }
        return line;
    }

    private void check() {
        if (path.isEmpty()) {
            help = true;
        } else if (filtered && where.isEmpty()) {
            problem = WmicText.of("no-where");
        } else if (verb.equals("assoc") || verb.equals("create") || verb.equals("delete")) {
            problem = "'" + verb + "' is not supported by these classes; use get, list, set or call";
        } else if (verb.equals("set") && rest.isEmpty()) {
            problem = WmicText.of("no-set");
        } else if (verb.equals("call") && rest.isEmpty()) {
            problem = WmicText.of("no-call");
        }
    }

    /** Curly quotes, as pages print them, are quotes, other blanks are blanks, and dashes in GUIDs are hyphens. */
    static String straight(String word) {
        StringBuilder straight = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            switch (c) {
                case '\u201c', '\u201d', '\u201e', '\u2033' -> straight.append('"');
                case '\u2018', '\u2019', '\u201a', '\u2032' -> straight.append('\'');
                case '\u00a0' -> straight.append(' ');
                case '\u2010', '\u2011' -> straight.append('-');
                case '\u2012', '\u2013', '\u2014', '\u2212' ->
                    straight.append(isHex(word, i - 1) && isHex(word, i + 1) ? '-' : c);
                default -> straight.append(c);
            }
        }
        return straight.toString();
    }

    private static boolean isHex(String word, int at) {
        return at >= 0 && at < word.length() && Character.digit(word.charAt(at), HEX) >= 0;
    }

    /** A slash or hyphen before a name; behind {@code where} and a verb only those that may stand there. */
    private boolean isSwitch(String word) {
        boolean marked = word.startsWith("/") || word.startsWith("-") || word.startsWith("\u2013");
        if (!marked || word.length() < 2) {
            return false;
        }
        return verb.isEmpty() && !filtered || !name(word).isEmpty() && known(name(word));
    }

    private static boolean known(String name) {
        return IDLE.contains(name)
                || REFUSED.containsKey(name)
                || List.of("?", "append", "format", "namespace", "node", "output", "value")
                        .contains(name);
    }

    private static String name(String word) {
        int colon = word.indexOf(':');
        return word.substring(1, colon < 0 ? word.length() : colon).toLowerCase(Locale.ROOT);
    }

    private void take(String word) {
        int colon = word.indexOf(':');
        String value = colon < 0 ? "" : unquoted(word.substring(colon + 1).strip());
        switch (name(word)) {
            case "?" -> help = true;
            case "namespace" -> namespace = value;
            case "node" -> nodes = list(value);
            case "output" -> output = value;
            case "append" -> {
                output = value;
                append = true;
            }
            case "format" -> format = value.isEmpty() ? "table" : value;
            case "value" -> format = "value";
            default -> {
                String refused = REFUSED.get(name(word));
                if (refused != null) {
                    problem = refused;
                } else if (!IDLE.contains(name(word))) {
                    problem = word + WmicText.of("no-switch");
                }
            }
        }
    }

    /** What stands between commas, without quotes. */
    private static List<String> list(String text) {
        List<String> items = new ArrayList<>();
        for (int from = 0; from <= text.length(); ) {
            int comma = text.indexOf(',', from);
            int end = comma < 0 ? text.length() : comma;
            String item = unquoted(text.substring(from, end).strip());
            if (!item.isEmpty()) {
                items.add(item);
            }
            from = end + 1;
        }
        return items;
    }

    /** Without quotes around it. */
    static String unquoted(String text) {
        boolean quoted = text.length() > 1
                && (text.startsWith("\"") && text.endsWith("\"") || text.startsWith("'") && text.endsWith("'"));
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /** Names of the computers, empty for this one. */
    List<String> nodes() {
        return nodes;
    }

    /** The namespace, without the computer that may stand before it. */
    String namespace() {
        int colon = pathColon();
        String named = colon < 0 ? namespace : path.substring(0, colon);
        int root = named.toLowerCase(Locale.ROOT).indexOf("\\root\\");
        return named.startsWith("\\\\") && root > 0 ? named.substring(root) : named;
    }

    /** Where the namespace in an object path ends, -1 when it has none. */
    private int pathColon() {
        int colon = path.indexOf(':');
        int equals = path.indexOf('=');
        return colon >= 0 && (equals < 0 || colon < equals) ? colon : -1;
    }

    private String object() {
        return path.substring(pathColon() + 1);
    }

    /** Name of the class, without namespace and key. */
    String className() {
        String object = object();
        int end = 0;
        while (end < object.length() && object.charAt(end) != '.' && object.charAt(end) != '=') {
            end++;
        }
        return unquoted(object.substring(0, end).strip());
    }

    /** The condition that stands in the object path as {@code Class.Key="value"}, empty for none. */
    String key() {
        String object = object();
        int dot = object.indexOf('.');
        int equals = object.indexOf('=');
        return dot < 0 || equals >= 0 && equals < dot ? "" : object.substring(dot + 1);
    }

    /** What stands behind where, empty for nothing. */
    String where() {
        return String.join(" ", where);
    }

    /** Whether instances are chosen. */
    boolean chosen() {
        return filtered || object().indexOf('=') >= 0;
    }

    /** The verb; list without one. */
    String verb() {
        return verb.isEmpty() ? "list" : verb;
    }

    /** What stands behind the verb. */
    List<String> rest() {
        return List.copyOf(rest);
    }

    /** Format that was asked for, null for the verb's own. */
    @Nullable
    String format() {
        return format;
    }

    /** File for the output, empty for standard output. */
    String output() {
        return output.equalsIgnoreCase("stdout") ? "" : output;
    }

    boolean append() {
        return append;
    }

    boolean help() {
        return help;
    }

    /** What is wrong with it, empty when nothing is. */
    String problem() {
        return problem;
    }
}

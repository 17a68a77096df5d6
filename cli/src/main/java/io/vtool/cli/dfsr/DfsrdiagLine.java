package io.vtool.cli.dfsr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command line of {@code dfsrdiag}: a command, and switches such as {@code /RGName:x} or {@code -rgname:x}.
 *
 * @param command the command by its full name in lower case, empty when there is none
 * @param values values of switches by their canonical names
 * @param help whether help is asked for
 * @param problem what is wrong with it, empty when nothing is
 * @param crlf whether lines end as on Windows
 * @param extensions names of switches that the real tool does not know
 */
record DfsrdiagLine(
        String command,
        Map<String, String> values,
        boolean help,
        String problem,
        boolean crlf,
        List<String> extensions) {
    /** Commands with the switches that they must have, and those that they may have besides member, verbose and help. */
    static final Map<String, List<List<String>>> COMMANDS = Map.ofEntries(
            Map.entry(
                    "backlog",
                    List.of(List.of("sendingmember", "rgname", "rfname"), List.of("receivingmember", "domain"))),
            Map.entry("replicationstate", List.of(List.of(), List.of("all"))),
            Map.entry("guid2name", List.of(List.of("guid"), List.of("rgname", "domain"))),
            Map.entry("idrecord", List.of(List.of(), List.of("filepath", "uid", "all"))),
            Map.entry("filehash", List.of(List.of("filepath"), List.of())),
            Map.entry("pollad", List.of(List.of(), List.of())),
            Map.entry("syncnow", List.of(List.of("partner", "rgname", "time"), List.of())),
            Map.entry("stopnow", List.of(List.of("partner", "rgname", "time"), List.of())),
            Map.entry("staticrpc", List.of(List.of("port"), List.of())),
            Map.entry("dumpmachinecfg", List.of(List.of(), List.of())),
            Map.entry("dumpadcfg", List.of(List.of(), List.of("dc", "rgsecdesc"))),
            Map.entry("propagationtest", List.of(List.of("rgname", "rfname", "testfile"), List.of("cleanup"))),
            Map.entry(
                    "propagationreport",
                    List.of(List.of("rgname", "rfname", "testfile", "reportfile"), List.of("domain"))));

    private static final Map<String, String> ALIASES = Map.of(
            "replstate", "replicationstate",
            "proptest", "propagationtest",
            "proprep", "propagationreport",
            "propreport", "propagationreport");
    private static final Map<String, String> MORE = Map.ofEntries(
            Map.entry("domain", "domain"),
            Map.entry("dom", "domain"),
            Map.entry("v", "verbose"),
            Map.entry("verbose", "verbose"),
            Map.entry("partner", "partner"),
            Map.entry("time", "time"),
            Map.entry("port", "port"),
            Map.entry("dc", "dc"),
            Map.entry("rgsecdesc", "rgsecdesc"),
            Map.entry("cleanup", "cleanup"),
            Map.entry("testfile", "testfile"),
            Map.entry("testfilename", "testfile"),
            Map.entry("reportfile", "reportfile"),
            Map.entry("reportfilename", "reportfile"));

    static DfsrdiagLine parse(List<String> words) {
        Map<String, String> values = new HashMap<>();
        String command = "";
        boolean help = false;
        boolean crlf = false;
        boolean strict = false;
        List<String> extensions = new ArrayList<>();
        String problem = "";
        for (String word : words) {
            if (word.equals("--crlf") || word.equals("--strict")) {
                crlf |= word.equals("--crlf");
                strict |= word.equals("--strict");
                continue;
            }
            boolean isSwitch = word.startsWith("/") || word.startsWith("-") || word.startsWith("\u2013");
            if (!isSwitch) {
                String name = word.toLowerCase(Locale.ROOT);
                if (!command.isEmpty()) {
                    problem = "Unexpected parameter: " + word;
                } else {
                    command = ALIASES.getOrDefault(name, name);
                    problem = COMMANDS.containsKey(command) ? problem : "Unknown command: " + word;
                }
                continue;
            }
            int colon = word.indexOf(':');
            String name = word.substring(1, colon < 0 ? word.length() : colon).toLowerCase(Locale.ROOT);
            if (name.equals("?") || name.equals("help") || name.equals("h")) {
                help = true;
                continue;
            }
            String canonical = Switches.canonical(name);
            canonical = canonical == null ? MORE.get(name) : canonical;
            if (canonical == null) {
                problem = "Unknown switch: " + word;
            } else {
                if (Switches.isExtension(name)) {
                    extensions.add(name);
                }
                values.put(canonical, colon < 0 ? "" : Switches.unquoted(word.substring(colon + 1)));
            }
        }
        if (problem.isEmpty() && !command.isEmpty() && !help) {
            problem = check(command, values);
        }
        if (problem.isEmpty() && strict && !extensions.isEmpty()) {
            problem = "Unknown switch: /" + extensions.get(0) + " (an extension; --strict refuses it)";
        }
        return new DfsrdiagLine(
                COMMANDS.containsKey(command) ? command : "", values, help, problem, crlf, List.copyOf(extensions));
    }

    private static String check(String command, Map<String, String> values) {
        List<List<String>> known = COMMANDS.getOrDefault(command, List.of(List.of(), List.of()));
        for (String required : known.get(0)) {
            if (values.getOrDefault(required, "").isEmpty()) {
                return "Missing switch: /" + required;
            }
        }
        for (String given : values.keySet()) {
            boolean common = given.equals("member") || given.equals("verbose");
            if (!common && !known.get(0).contains(given) && !known.get(1).contains(given)) {
                return "Switch /" + given + " does not belong to " + command;
            }
        }
        if (command.equals("idrecord") && values.containsKey("uid") == values.containsKey("filepath")) {
            return "Give either /filepath or /uid";
        }
        return "";
    }

    /** Value of a switch, empty for one without a value, null when it was not given. */
    @Nullable
    String value(String name) {
        return values.get(name);
    }
}

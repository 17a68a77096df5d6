package io.vtool.multipath.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Aliases held against each other, those of the configuration and those of the bindings file: one name for two WWIDs could
 * put two volumes into one map. Whatever is in the way of that is dropped.
 */
public final class AliasCheck {
    private final List<Problem> found = new ArrayList<>();
    private final Map<String, String> bound = new TreeMap<>();

    private AliasCheck() {}

    /**
     * What to go on with.
     *
     * @param config the configuration, less the aliases that were dropped
     * @param bindings the bindings file, without its conflicts
     * @param rewrite whether the file has to be written because conflicts were taken out
     * @param problems what multipath says about it
     */
    public record Result(MultipathConfig config, Bindings bindings, boolean rewrite, List<Problem> problems) {}

    /**
     * Checks them.
     *
     * @param config the configuration
     * @param bindings the bindings file
     */
    public static Result check(MultipathConfig config, Bindings bindings) {
        AliasCheck check = new AliasCheck();
        MultipathConfig cleaned = check.configured(config);
        boolean conflict = false;
        for (BindingLine line : bindings.lines()) {
            conflict |= check.conflicts(line, cleaned);
        }
        if (conflict) {
            String file = cleaned.defaults().bindingsFile();
            check.found.add(new Problem(Problem.Kind.BINDINGS, 1, file, 0, "updated bindings file " + file));
        }
        return new Result(cleaned, conflict ? check.file() : bindings, conflict, List.copyOf(check.found));
    }

    private MultipathConfig configured(MultipathConfig config) {
        Map<String, String> aliases = new TreeMap<>();
        Map<String, List<String>> losers = new TreeMap<>();
        for (Settings entry : config.multipaths()) {
            String alias = entry.value("alias");
            String wwid = entry.value("wwid");
            if (alias != null && wwid != null && aliases.putIfAbsent(alias, wwid) != null) {
                lose(alias, wwid, losers);
            }
        }
        Set<String> dropped = new HashSet<>();
        for (Map.Entry<String, List<String>> loser : losers.entrySet()) {
            for (String wwid : loser.getValue()) {
                dropped.add(wwid);
                say(
                        0,
                        MultipathConfig.FILE,
                        0,
                        "ERROR: alias \"" + loser.getKey() + "\" bound to multiple wwids in multipath.conf, "
                                + "discarding binding to " + wwid);
            }
        }
        return dropped.isEmpty() ? config : config.withoutAliases(dropped);
    }

    private static void lose(String alias, String wwid, Map<String, List<String>> losers) {
        List<String> wwids = losers.get(alias);
        if (wwids == null) {
            wwids = new ArrayList<>();
            losers.put(alias, wwids);
        }
        wwids.add(wwid);
    }

    private boolean conflicts(BindingLine line, MultipathConfig config) {
        int number = line.number();
        String file = config.defaults().bindingsFile();
        String wwid = line.wwid();
        if (wwid == null) {
            say(1, file, number, "invalid line " + number + " in bindings file, missing WWID");
            return false;
        }
        if (line.extra() != null) {
            say(1, file, number, "invalid line " + number + " in bindings file, extra args \"" + line.extra() + "\"");
        }
        String configured = config.wwidOf(line.alias());
        if (configured != null && !configured.equals(wwid)) {
            say(
                    0,
                    file,
                    number,
                    "ERROR: alias \"" + line.alias() + "\" for WWID " + wwid + " in bindings file on line " + number
                            + " conflicts with multipath.conf entry for " + configured);
            return true;
        }
        String other = bound.putIfAbsent(line.alias(), wwid);
        if (other == null) {
            return false;
        }
        if (other.equals(wwid)) {
            say(2, file, number, "duplicate line for alias " + line.alias() + " in bindings file on line " + number);
            return false;
        }
        say(
                0,
                file,
                number,
                "ERROR: multiple bindings for alias \"" + line.alias() + "\" in bindings file on line " + number
                        + ", discarding binding to WWID " + wwid);
        return true;
    }

    private Bindings file() {
        StringBuilder text = new StringBuilder(Bindings.HEADER);
        for (Map.Entry<String, String> binding : bound.entrySet()) {
            text.append(binding.getKey()).append(' ').append(binding.getValue()).append('\n');
        }
        return Bindings.parse(text.toString());
    }

    private void say(int level, String file, int line, String text) {
        found.add(new Problem(Problem.Kind.BINDINGS, level, file, line, text));
    }
}

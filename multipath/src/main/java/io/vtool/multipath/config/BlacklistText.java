package io.vtool.multipath.config;

import java.util.List;

/** The report of the daemon about its rules: {@code multipathd show blacklist}. */
public final class BlacklistText {
    private static final String INDENT = "        ";

    private BlacklistText() {}

    /**
     * The report.
     *
     * @param blacklist the rules
     */
    public static String report(Blacklist blacklist) {
        StringBuilder out = new StringBuilder();
        BlacklistRules denied = blacklist.denied();
        BlacklistRules allowed = blacklist.allowed();
        section("device node rules:", lines(denied.devnodes), lines(allowed.devnodes), out);
        section("udev property rules:", lines(denied.properties), lines(allowed.properties), out);
        section("protocol rules:", lines(denied.protocols), lines(allowed.protocols), out);
        section("wwid rules:", lines(denied.wwids), lines(allowed.wwids), out);
        section("device rules:", deviceLines(denied.devices), deviceLines(allowed.devices), out);
        return out.toString();
    }

    private static void section(String title, String denied, String allowed, StringBuilder out) {
        out.append(title).append("\n- blacklist:\n").append(denied);
        out.append("- exceptions:\n").append(allowed);
    }

    private static String lines(List<BlacklistRule> rules) {
        StringBuilder lines = new StringBuilder();
        for (BlacklistRule rule : rules) {
            lines.append(INDENT)
                    .append(origin(rule.origin()))
                    .append(rule.expression())
                    .append('\n');
        }
        return orEmpty(lines);
    }

    private static String deviceLines(List<DeviceRule> rules) {
        StringBuilder lines = new StringBuilder();
        for (DeviceRule rule : rules) {
            lines.append(INDENT)
                    .append(origin(rule.origin()))
                    .append(rule.words())
                    .append('\n');
        }
        return orEmpty(lines);
    }

    private static String origin(Origin origin) {
        return origin.equals(Origin.INTERNAL) ? "(default rule)     " : "(config file rule) ";
    }

    private static String orEmpty(StringBuilder lines) {
        return lines.length() == 0 ? INDENT + "<empty>\n" : lines.toString();
    }
}

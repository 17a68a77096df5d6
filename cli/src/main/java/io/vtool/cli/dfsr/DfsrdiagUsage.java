package io.vtool.cli.dfsr;

import io.vtool.cli.env.TextOutput;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Help of {@code dfsrdiag}. */
final class DfsrdiagUsage {
    private static final Map<String, String> SUMMARIES = new TreeMap<>(Map.ofEntries(
            Map.entry("backlog", "count and first 100 names of what a member has still to send"),
            Map.entry("dumpadcfg", "the objects of a member in Active Directory"),
            Map.entry("dumpmachinecfg", "the settings of a member's service"),
            Map.entry("filehash", "hash of a file"),
            Map.entry("guid2name", "what a GUID is the identity of"),
            Map.entry("idrecord", "ID record of a file"),
            Map.entry("pollad", "read the configuration now"),
            Map.entry("propagationreport", "where a test file has arrived, as XML"),
            Map.entry("propagationtest", "drop a test file, or clean it up"),
            Map.entry("replicationstate", "updates at work, by connection"),
            Map.entry("staticrpc", "use a fixed RPC port"),
            Map.entry("stopnow", "ignore the schedule and stop for some minutes"),
            Map.entry("syncnow", "ignore the schedule and replicate for some minutes")));

    private DfsrdiagUsage() {}

    static void print(TextOutput out, String command) {
        List<List<String>> switches = DfsrdiagLine.COMMANDS.get(command);
        if (switches != null) {
            out.print("dfsrdiag ").print(command);
            for (String name : switches.get(0)) {
                out.print(" /" + name + ":<value>");
            }
            for (String name : switches.get(1)) {
                out.print(name.equals("all") ? " [/all]" : " [/" + name + ":<value>]");
            }
            out.line(" [/member:<name>] [/verbose]");
            return;
        }
        out.line("dfsrdiag <command> [/switch:value ...]").line();
        for (Map.Entry<String, String> entry : SUMMARIES.entrySet()) {
            out.print("  ").print(entry.getKey());
            for (int i = entry.getKey().length(); i < 18; i++) {
                out.print(' ');
            }
            out.line(entry.getValue());
        }
        out.line().line("dfsrdiag <command> /? shows its switches.");
    }
}

package io.vtool.multipath.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules of the blacklist that mean more, or less, than they seem to. */
final class BlacklistLint {
    private static final List<String> DEVNODES = List.of("sda", "sdb", "sdz", "sdaa", "sdzz", "dasda", "nvme0n1");
    private static final List<String> WWIDS = List.of(
            "3600a098038303557372b4d4f30374f31",
            "350014ee6041a6ffb",
            "20080e5000a1b2c3d",
            "1IET_00010001",
            "SATA_DISK_0001",
            "eui.0025385b71b0a5d1",
            "uuid.f3d1c2b0-0000-4000-8000-000000000001");
    private static final List<String> PROTOCOLS = List.of("scsi:fcp", "scsi:iscsi", "scsi:sas", "nvme:tcp", "nvme:fc");
    private static final List<String> PROPERTIES = List.of("SCSI_IDENT_SERIAL", "ID_WWN", "ID_SERIAL");

    private BlacklistLint() {}

    static void check(Blacklist blacklist, Findings findings) {
        check("devnode", DEVNODES, blacklist, findings);
        check("wwid", WWIDS, blacklist, findings);
        check("protocol", PROTOCOLS, blacklist, findings);
        check("property", PROPERTIES, blacklist, findings);
        devices(blacklist, findings);
        for (BlacklistRule rule : blacklist.denied().devnodes) {
            prefix(rule, findings);
        }
    }

    private static void check(String keyword, List<String> samples, Blacklist blacklist, Findings findings) {
        List<BlacklistRule> denied = blacklist.denied().list(keyword);
        List<BlacklistRule> allowed = configured(blacklist.allowed().list(keyword));
        for (BlacklistRule rule : configured(denied)) {
            if (allowed.isEmpty() && matchesAll(rule, samples)) {
                findings.add(
                        "blacklists_all",
                        rule.origin(),
                        keyword + " \"" + rule.expression() + "\" blacklists every device, without an exception");
            }
        }
        // The built-in rule about device nodes is one that exceptions may be meant for.
        boolean needed = !denied.isEmpty() || keyword.equals("property");
        for (BlacklistRule rule : allowed) {
            if (!needed) {
                unneeded(keyword, rule.expression(), rule.origin(), findings);
            }
        }
    }

    private static void devices(Blacklist blacklist, Findings findings) {
        boolean excepted = false;
        for (DeviceRule rule : blacklist.allowed().devices) {
            excepted |= !rule.origin().equals(Origin.INTERNAL);
        }
        for (DeviceRule rule : blacklist.denied().devices) {
            boolean all = !rule.origin().equals(Origin.INTERNAL)
                    && rule.matches("NETAPP", "LUN C-Mode")
                    && rule.matches("LIO-ORG", "disk0")
                    && rule.matches("NVME", "Model 1");
            if (all && !excepted) {
                findings.add(
                        "blacklists_all",
                        rule.origin(),
                        "device " + rule.shown() + " blacklists every device, without an exception");
            }
        }
    }

    private static void unneeded(String keyword, String expression, Origin origin, Findings findings) {
        findings.add(
                "exception_without_rule",
                origin,
                "exception " + keyword + " \"" + expression + "\" has no effect: nothing is blacklisted by " + keyword);
    }

    private static List<BlacklistRule> configured(List<BlacklistRule> rules) {
        List<BlacklistRule> configured = new ArrayList<>();
        for (BlacklistRule rule : rules) {
            if (!rule.origin().equals(Origin.INTERNAL)) {
                configured.add(rule);
            }
        }
        return configured;
    }

    private static boolean matchesAll(BlacklistRule rule, List<String> samples) {
        for (String sample : samples) {
            if (!rule.matches(sample)) {
                return false;
            }
        }
        return true;
    }

    /** {@code sda} matches sdaa to sdaz as well. */
    private static void prefix(BlacklistRule rule, Findings findings) {
        @Nullable String name = disk(rule);
        if (name != null) {
            findings.add(
                    "blacklist_prefix",
                    rule.origin(),
                    "devnode \"" + rule.expression() + "\" matches not only " + name + " but also " + name + "a, "
                            + name + "b ...");
        }
    }

    private static @Nullable String disk(BlacklistRule rule) {
        String text = rule.expression();
        String name = text.startsWith("^") ? text.substring(1) : text;
        boolean disk = name.startsWith("sd") && name.length() > 2;
        for (int i = 2; i < name.length() && disk; i++) {
            disk = name.charAt(i) >= 'a' && name.charAt(i) <= 'z';
        }
        return disk ? name : null;
    }
}

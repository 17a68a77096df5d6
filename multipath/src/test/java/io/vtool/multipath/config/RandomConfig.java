package io.vtool.multipath.config;

import java.util.List;
import java.util.Random;

/** Configuration files at random: mostly keywords where they belong with values that may be right, some of it garbled. */
final class RandomConfig {
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "5",
            "-1",
            "+3",
            "\" 7\"",
            "12x",
            "99999999999",
            "4294967295",
            "2147483648",
            "-2147483649",
            "007");
    private static final List<String> WORDS = List.of(
            "yes",
            "no",
            "off",
            "on",
            "infinity",
            "queue",
            "fail",
            "manual",
            "immediate",
            "followover",
            "strict",
            "greedy",
            "smart",
            "priorities",
            "uniform",
            "once",
            "always",
            "max",
            "file",
            "hp3par",
            "perhaps",
            "fpin",
            "failover",
            "multibus",
            "group_by_prio",
            "group_by_tpg",
            "failoverX",
            "scsi:iscsi",
            "nvme:tcp",
            "scsi:foo");
    private static final List<String> TEXTS = List.of(
            "abc",
            "\"a b\"",
            "\"\"",
            "\"a\"\"b\"",
            "/etc/x",
            "\"1 alua\"",
            "\"2 pg_init_retries 50\"",
            "\"1 queue_if_no_path\"",
            "\"2 queue_if_no_path retain_attached_hw_handler\"",
            "\"service-time 0\"",
            "\"round-robin 1 2\"",
            "\"sd:ID_SERIAL nvme:ID_WWN\"",
            "0xabc",
            "0x123:aptpl",
            "0644",
            "0999",
            "\"(a\"",
            "\"[a-\"",
            "\"!^sd\"",
            "\"\\!x\"",
            "\"f\"\"o\"",
            "aaa",
            "bbb");
    private static final List<String> VENDORS =
            List.of("LIO-ORG", "\"(LIO-ORG|SUSE)\"", "NETAPP", "HITACHI", "IBM", "Foo", "DELL", "\"^DGC\"");
    private static final List<String> PRODUCTS =
            List.of("\".*\"", "LUN", "\"^DF\"", "\"^DF600F\"", "Bar", "\"^MD3\"", "\"^(RAID|DISK|VRAID)\"");
    private static final List<String> SCRAPS = List.of(
            "{",
            "}",
            "\"",
            "! x",
            "# y",
            "garbage here",
            "foo {",
            "} x",
            "key \"unclosed",
            "key \"a\" b",
            "key a b",
            "\"quoted\" thing",
            "overrides",
            "device",
            "blacklist{",
            "device {",
            "key !x",
            "k" + "a".repeat(1100));

    private final Random random;
    private final StringBuilder out = new StringBuilder();

    private RandomConfig(Random random) {
        this.random = random;
    }

    static String next(Random random) {
        RandomConfig config = new RandomConfig(random);
        for (int i = random.nextInt(5); i >= 0; i--) {
            config.section();
        }
        return config.out.toString();
    }

    private void section() {
        String name = pick(List.of(
                "defaults", "devices", "devices", "overrides", "multipaths", "blacklist", "blacklist_exceptions"));
        line(name + pick(List.of(" {", "{", " { # x")));
        switch (name) {
            case "devices" -> inner("device", "device", List.of("vendor", "product"));
            case "multipaths" -> inner("multipath", "multipath", List.of("wwid"));
            case "overrides" -> {
                lines("overrides", 5);
                inner("protocol", "protocol", List.of("type"));
            }
            case "defaults" -> lines("defaults", 12);
            default -> {
                lines(name, 4);
                inner("device", name + ".device", List.of());
            }
        }
        line(random.nextInt(25) == 0 ? "" : "}");
    }

    private void inner(String name, String section, List<String> needed) {
        for (int i = random.nextInt(3); i > 0; i--) {
            line("\t" + name + " {");
            lines(section, 5);
            for (String keyword : needed) {
                if (random.nextInt(8) > 0) {
                    line(keyword + " " + needed(keyword));
                }
            }
            line(random.nextInt(30) == 0 ? "" : "\t}");
        }
    }

    private String needed(String keyword) {
        return switch (keyword) {
            case "vendor" -> pick(VENDORS);
            case "product" -> pick(PRODUCTS);
            case "type" -> pick(List.of("scsi:iscsi", "scsi:fcp", "bogus"));
            default -> pick(List.of("aaa", "bbb", "3600a"));
        };
    }

    private void lines(String section, int most) {
        List<Keyword> keywords = Keywords.of(section);
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            Keyword keyword = pick(keywords);
            // A partition delimiter with a slash makes the real one end on a signal.
            boolean usable =
                    !keyword.kind().equals("section") && !keyword.name().equals("partition_delimiter");
            if (random.nextInt(20) == 0) {
                line(pick(SCRAPS));
            } else if (usable) {
                String value = pick(pick(List.of(NUMBERS, WORDS, TEXTS)));
                line("\t" + keyword.name() + pick(List.of(" ", "\t", "  ")) + value);
            }
        }
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}

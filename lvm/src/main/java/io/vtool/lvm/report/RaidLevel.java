package io.vtool.lvm.report;

import java.util.List;

/** The words for the level of a RAID volume: the level, and the way its parity is placed where lvm2 names it. */
final class RaidLevel {
    private RaidLevel() {}

    static void add(String name, List<String> layout) {
        switch (name) {
            case "raid0", "raid1", "raid10", "raid4" -> layout.add(name);
            case "raid10_near" -> layout.add("raid10");
            case "raid5_la", "raid5_ra", "raid5_ls", "raid5_rs" -> {
                layout.add("raid5");
                layout.add(name);
            }
            case "raid5" -> layout.addAll(List.of("raid5", "raid5_ls"));
            case "raid5_n" -> layout.add("raid5");
            case "raid6" -> layout.addAll(List.of("raid6", "raid6_zr"));
            case "raid6_zr", "raid6_nr", "raid6_nc" -> {
                layout.add("raid6");
                layout.add(name);
            }
            default -> {
                if (name.startsWith("raid6")) {
                    layout.add("raid6");
                }
            }
        }
    }
}

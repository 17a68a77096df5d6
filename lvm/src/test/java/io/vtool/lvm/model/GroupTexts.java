package io.vtool.lvm.model;

import io.vtool.lvm.LvmId;

/** Metadata texts for tests: a group "vg" on two PVs. */
public final class GroupTexts {
    private GroupTexts() {}

    /** An identifier that ends in a number. */
    public static LvmId id(int number) {
        String digits = Integer.toString(number);
        return new LvmId("abcdefghijklmnopqrstuvwxyzABCDEF".substring(digits.length()) + digits);
    }

    /** The PVs have the identifiers 1 and 2, the group has 0. */
    public static String group(int seqno, String... volumes) {
        return "vg {\nid = \"" + id(0) + "\"\nseqno = " + seqno
                + "\nformat = \"lvm2\"\nstatus = [\"RESIZEABLE\"]\nextent_size = 2048\nmax_lv = 0\nmax_pv = 0\n\nphysical_volumes {\n"
                + pv(0) + pv(1) + "}\n\nlogical_volumes {\n" + String.join("\n", volumes)
                + "}\n}\ncontents = \"Text Format Volume Group\"\nversion = 1\n";
    }

    public static String linear(String name, String pv, int first, int count) {
        return volume(name, "striped", "stripe_count = 1 stripes = [\"" + pv + "\", " + first + "]")
                .replace("extent_count = 8", "extent_count = " + count);
    }

    public static String volume(String name, String type, String settings) {
        return name + " {\nid = \"" + id(100 + Math.floorMod(name.hashCode(), 1000))
                + "\"\nstatus = [\"READ\", \"VISIBLE\"]\nsegment_count = 1\nsegment1 {\nstart_extent = 0\n"
                + "extent_count = 8\ntype = \"" + type + "\"\n" + settings + "\n}\n}\n";
    }

    private static String pv(int number) {
        return "pv" + number + " {\nid = \"" + id(number + 1) + "\"\ndevice = \"/dev/sd" + (char) ('a' + number)
                + "\"\nstatus = [\"ALLOCATABLE\"]\ndev_size = 196608\npe_start = 2048\npe_count = 95\n}\n";
    }
}

package io.vtool.multipath.probe;

import java.util.List;
import java.util.Locale;

/** The WWID that multipath makes of page 0x83 without udev: the first designator of the highest rank. */
final class PageRanking {
    private static final int NAA_6 = 6;
    private static final int NAA_5 = 5;
    private static final int NAA_2 = 2;
    private static final int NAA_3 = 3;
    private static final int EXTENDED_LENGTH = 16;
    private static final int PLAIN_LENGTH = 8;

    private PageRanking() {}

    static String wwid(List<Designator> designators) {
        Designator best = null;
        int rank = 0;
        for (Designator each : designators) {
            int its = rank(each);
            if (its > rank) {
                best = each;
                rank = its;
            }
        }
        return best == null ? "" : text(best);
    }

    private static int rank(Designator each) {
        if (each.association() != Designator.LOGICAL_UNIT) {
            return 0;
        }
        int length = each.bytes().length;
        return switch (each.type()) {
            case Designator.NAA -> naaRank(each.naa(), length);
            case Designator.EUI_64 -> length == 8 || length == 12 || length == 16 ? 4 : 0;
            case Designator.NAME_STRING -> nameType(each.text()) == ' ' ? 0 : 3;
            case Designator.T10_VENDOR -> length < 8 ? 0 : 2;
            default -> 0;
        };
    }

    private static int naaRank(int naa, int length) {
        return switch (naa) {
            case NAA_6 -> length == EXTENDED_LENGTH ? 8 : 0;
            case NAA_5 -> length == PLAIN_LENGTH ? 7 : 0;
            case NAA_2 -> length == PLAIN_LENGTH ? 6 : 0;
            case NAA_3 -> length == PLAIN_LENGTH ? 1 : 0;
            default -> 0;
        };
    }

    private static char nameType(String name) {
        if (name.startsWith("naa.")) {
            return '3';
        }
        if (name.startsWith("eui.")) {
            return '2';
        }
        return name.startsWith("iqn.") ? '8' : ' ';
    }

    private static String text(Designator each) {
        return switch (each.type()) {
            case Designator.NAA -> "3" + each.hex();
            case Designator.EUI_64 -> "2" + each.hex();
            case Designator.NAME_STRING -> name(each.text());
            default -> "1" + collapsed(each.text());
        };
    }

    private static String name(String text) {
        char type = nameType(text);
        return type == '8' ? "8" + text : type + text.substring(4).toLowerCase(Locale.ROOT);
    }

    /** Each run of blanks becomes one underscore; those at the end are dropped. */
    private static String collapsed(String text) {
        StringBuilder collapsed = new StringBuilder();
        String stripped = text.stripTrailing();
        for (int i = 0; i < stripped.length(); i++) {
            char c = stripped.charAt(i);
            if (c != ' ') {
                collapsed.append(c);
            } else if (i == 0 || stripped.charAt(i - 1) != ' ') {
                collapsed.append('_');
            }
        }
        return collapsed.toString();
    }
}

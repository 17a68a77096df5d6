package io.vtool.multipath.capture;

import org.jspecify.annotations.Nullable;

/**
 * Finds the header of a map: {@code [action:] name [(wwid)] dm-N vendor,product}, in old releases without what follows the
 * WWID, for native NVMe with {@code [nvme]:device} and a revision.
 */
final class HeaderParser {
    private static final String[] ACTIONS = {
        "create", "reload", "switchpg", "rename", "reject", "unchanged", "resize", "nothing", "remove"
    };

    /** What a prompt, or a message without an end of its line, leaves in front of a header. */
    private static final String[] BEFORE = {"multipathd>", "Path not correctly configured for failover"};

    private static final String[] ARROWS = {" <-", " <=", " \u2190", " \u21d0"};
    private static final String NO_DM = "undef";

    private static final int MOST_TRIES = 8;

    private HeaderParser() {}

    /** A header that names a kernel device. */
    static ListingLine.@Nullable Header parse(String line) {
        String text = unprompted(line);
        int tries = 0;
        for (int i = 0; i < text.length() && tries < MOST_TRIES; i++) {
            int end = deviceEnd(text, i);
            if (end > i) {
                tries++;
                ListingLine.Header header = at(text, i, end);
                if (header != null) {
                    return header;
                }
            }
        }
        return null;
    }

    /**
     * A header without a kernel device: {@code name (wwid)} or a WWID, of a map to be created with {@code vendor,product}. Only
     * its place tells it from other text.
     */
    static ListingLine.@Nullable Header bare(String line) {
        String text = unprompted(line);
        String rest = unacted(text);
        int comma = rest.indexOf(',');
        int end = comma < 0 ? rest.length() : nameEnd(rest, comma);
        HeaderName name = HeaderName.parse(rest.substring(0, end).strip());
        if (name == null || !name.likely() || !name.whole() && name.alias().equals(name.wwid())) {
            return null;
        }
        String vendor = comma < 0 ? null : rest.substring(end, comma).strip();
        String product = comma < 0 ? null : rest.substring(comma + 1).strip();
        return new ListingLine.Header(
                action(text), name.alias(), name.wwid(), null, vendor, product, null, null, name.whole());
    }

    /** Where the name ends that vendor and product follow: behind its bracket, else its first word. */
    private static int nameEnd(String text, int comma) {
        int close = text.lastIndexOf(')', comma);
        return close < 0 ? Math.max(0, text.indexOf(' ')) : close + 1;
    }

    private static ListingLine.@Nullable Header at(String text, int start, int end) {
        boolean foreign = text.charAt(start) == '[';
        HeaderName name = HeaderName.parse(unacted(text.substring(0, start)));
        if (name == null) {
            return null;
        }
        int close = foreign ? text.indexOf("]:", start) : -1;
        String dm = text.substring(foreign ? close + 2 : start, end);
        String model = unmarked(text.substring(end)).strip();
        int comma = model.indexOf(',');
        if (comma < 0) {
            return model.isEmpty() ? header(text, name, dm, null, null, null, null) : null;
        }
        String vendor = model.substring(0, comma).strip();
        String product = model.substring(comma + 1).strip();
        int last = foreign ? product.lastIndexOf(',') : -1;
        return header(
                text,
                name,
                dm,
                vendor,
                last < 0 ? product : product.substring(0, last).strip(),
                foreign ? text.substring(start + 1, close) : null,
                last < 0 ? null : product.substring(last + 1).strip());
    }

    /** Without a remark that somebody put behind the header with an arrow. */
    private static String unmarked(String model) {
        for (String arrow : ARROWS) {
            int place = model.indexOf(arrow);
            if (place > 0) {
                return model.substring(0, place);
            }
        }
        return model;
    }

    private static ListingLine.Header header(
            String text,
            HeaderName name,
            String dm,
            @Nullable String vendor,
            @Nullable String product,
            @Nullable String foreign,
            @Nullable String rev) {
        return new ListingLine.Header(
                action(text), name.alias(), name.wwid(), dm, vendor, product, foreign, rev, name.whole());
    }

    /** Where the kernel device that begins here ends, else -1. */
    private static int deviceEnd(String text, int start) {
        if (start == 0) {
            return -1;
        }
        char before = text.charAt(start - 1);
        if (text.startsWith("dm-", start) && (before == ' ' || before == ')' || Cursor.isHex(before))) {
            int end = start + "dm-".length();
            while (end < text.length() && Cursor.isDigit(text.charAt(end))) {
                end++;
            }
            return ends(text, end) ? end : -1;
        }
        if (before == ' ' && text.startsWith(NO_DM, start)) {
            return ends(text, start + NO_DM.length()) ? start + NO_DM.length() : -1;
        }
        if (before == ' ' && text.charAt(start) == '[') {
            int close = text.indexOf("]:", start);
            int blank = text.indexOf(' ', start);
            boolean word = close > start + 1 && blank > close + 2 && Cursor.isLetter(text.charAt(close + 2));
            return word ? blank : -1;
        }
        return -1;
    }

    private static boolean ends(String text, int at) {
        return at >= text.length() || text.charAt(at) == ' ';
    }

    private static String unprompted(String line) {
        String text = line;
        for (String before : BEFORE) {
            int place = text.lastIndexOf(before);
            text = place < 0 ? text : text.substring(place + before.length());
        }
        int start = 0;
        while (start < text.length() && " `*".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return text.substring(start).strip();
    }

    private static String unacted(String text) {
        int colon = actionColon(text);
        return colon < 0 ? text.strip() : text.substring(colon + 1).strip();
    }

    /** The word of an action, null for none; a dry run has a colon without a word. */
    private static @Nullable String action(String text) {
        int colon = actionColon(text);
        for (String action : ACTIONS) {
            if (colon >= action.length() && text.startsWith(action, colon - action.length())) {
                return action;
            }
        }
        return null;
    }

    /** Where the text behind an action that begins here begins; the same place when none does. */
    static int behindAction(String text, int at) {
        for (String action : ACTIONS) {
            if (text.startsWith(action + ": ", at)) {
                return at + action.length() + 2;
            }
        }
        return at;
    }

    private static int actionColon(String text) {
        if (text.startsWith(": ")) {
            return 0;
        }
        for (String action : ACTIONS) {
            int place = text.indexOf(action + ": ");
            if (place >= 0 && (place == 0 || " '\"`".indexOf(text.charAt(place - 1)) >= 0)) {
                return place + action.length();
            }
        }
        return text.indexOf(" : ") < 0 ? -1 : text.indexOf(" : ") + 1;
    }
}

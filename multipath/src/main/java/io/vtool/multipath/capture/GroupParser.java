package io.vtool.multipath.capture;

import org.jspecify.annotations.Nullable;

/** Finds the head of a path group, with keys ({@code policy='...' prio=1 status=active}) or with brackets. */
final class GroupParser {
    private static final String[] SELECTORS = {
        "round-robin", "queue-length", "service-time", "historical-service-time", "io-affinity"
    };

    private GroupParser() {}

    static ListingLine.@Nullable GroupHead parse(String line) {
        KeyValues values = new KeyValues(line, "policy", "prio", "status");
        boolean more = values.place("prio") >= 0 || values.place("status") >= 0 || line.contains("-+- policy=");
        if (values.place("policy") >= 0 && more) {
            return new ListingLine.GroupHead(
                    values.words("policy"), number(values.word("prio")), values.word("status"));
        }
        for (String selector : SELECTORS) {
            int place = line.indexOf(selector);
            if (place >= 0 && (place == 0 || " _".indexOf(line.charAt(place - 1)) >= 0)) {
                return bracketed(line, place, selector);
            }
        }
        return null;
    }

    private static ListingLine.@Nullable GroupHead bracketed(String line, int place, String selector) {
        Cursor cursor = new Cursor(line, place + selector.length()).blanks();
        String arguments = cursor.word();
        cursor.blanks();
        boolean known = cursor.here() == '['
                || cursor.ended() && line.substring(0, place).strip().endsWith("_");
        if (DeviceNumbers.count(arguments) != 1 || !known) {
            return null;
        }
        Integer priority = null;
        String status = null;
        while (cursor.blanks().here() == '[') {
            String tag = cursor.bracket();
            if (tag.startsWith("prio=")) {
                priority = number(tag.substring("prio=".length()).strip());
            } else if (!tag.equals("first") && !tag.equals("best")) {
                status = status == null ? tag : status;
            }
        }
        return new ListingLine.GroupHead(selector + " " + arguments, priority, status);
    }

    private static @Nullable Integer number(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return null;
        }
        try {
            return Integer.valueOf(word);
        } catch (NumberFormatException e) {
            return null; // n/a, undef, or more than fits
        }
    }
}

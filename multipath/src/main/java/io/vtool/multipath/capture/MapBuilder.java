package io.vtool.multipath.capture;

import io.vtool.multipath.topology.MultipathMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts lines together to maps. A header opens a map when properties, a group or a path follow, whatever messages come
 * between; without those only one that cannot be anything else counts.
 */
final class MapBuilder {
    private static final int LONGEST_PRODUCT = 16;

    private final List<MultipathMap> maps = new ArrayList<>();
    private @Nullable OpenMap open;
    private ListingLine.@Nullable Header waiting;
    private String waitingText = "";
    private String lastOther = "";
    private int others;

    void add(String text, ListingLine line) {
        if (line instanceof ListingLine.Header header) {
            header(text, header);
        } else if (line instanceof ListingLine.Properties properties) {
            properties(properties);
        } else if (line instanceof ListingLine.GroupHead head) {
            current().group(head);
            lastOther = "";
        } else if (line instanceof ListingLine.PathRow row) {
            current().path(row.path());
            lastOther = "";
        } else if (!isMessage(text)) {
            lastOther = text;
            others++;
        }
    }

    /** Whether it is a message of the tool itself, {@code time | text}, which may stand anywhere. */
    static boolean isMessage(String text) {
        return text.indexOf(" | ") > 0;
    }

    List<MultipathMap> end() {
        close(null);
        return maps;
    }

    private void header(String text, ListingLine.Header header) {
        close(header);
        waiting = header;
        waitingText = text;
        lastOther = "";
        others = 0;
    }

    private void properties(ListingLine.Properties properties) {
        OpenMap map = open;
        ListingLine.Header own = header(properties.before());
        if (own == null && waiting == null && map != null && map.wantsProperties()) {
            map.properties(properties);
            return;
        }
        ListingLine.Header header = own == null ? header(properties) : own;
        if (own == null) {
            waiting = null;
        }
        close(null);
        open = new OpenMap(header, properties);
        lastOther = "";
    }

    /** The header of properties that follow it on a line of their own. */
    private ListingLine.@Nullable Header header(ListingLine.Properties properties) {
        ListingLine.Header header = waiting;
        if (header == null) {
            return HeaderParser.bare(LinePrefix.strip(lastOther, properties.before()));
        }
        ListingLine.Header stripped = HeaderParser.parse(LinePrefix.strip(waitingText, properties.before()));
        header = stripped == null ? header : stripped;
        return others == 1 ? wrapped(header, lastOther) : header;
    }

    /** The header that stands before properties on the same line. */
    private static ListingLine.@Nullable Header header(String before) {
        if (before.isBlank()) {
            return null;
        }
        ListingLine.Header header = HeaderParser.parse(before);
        return header == null && before.strip().endsWith(")") ? HeaderParser.bare(before) : header;
    }

    /** A header whose product name was wrapped, with the rest of the name. */
    private static ListingLine.Header wrapped(ListingLine.Header header, String rest) {
        String product = header.product();
        if (product == null || rest.isEmpty() || product.length() + 1 + rest.length() > LONGEST_PRODUCT) {
            return header;
        }
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (!Cursor.isLetter(c) && !Cursor.isDigit(c) && "-_ /+".indexOf(c) < 0 || rest.startsWith("--")) {
                return header;
            }
        }
        String whole = product.isEmpty() ? rest : Seam.join("," + product, rest).substring(1);
        return new ListingLine.Header(
                header.action(),
                header.alias(),
                header.wwid(),
                header.dm(),
                header.vendor(),
                whole,
                header.foreign(),
                header.rev(),
                header.whole());
    }

    /** The map that groups and paths belong to. */
    private OpenMap current() {
        ListingLine.Header header = waiting;
        OpenMap map = open;
        if (header != null) {
            waiting = null;
            close(null);
            map = null;
        }
        if (map == null) {
            map = new OpenMap(header, null);
            open = map;
        }
        return map;
    }

    /** Ends the map that is open, and a header that nothing followed. */
    private void close(ListingLine.@Nullable Header next) {
        OpenMap map = open;
        if (map != null) {
            maps.add(map.end());
            open = null;
        }
        ListingLine.Header header = waiting;
        waiting = null;
        boolean again = header != null && next != null && header.wwid().equals(next.wwid());
        if (header != null && header.certain() && !again) {
            maps.add(new OpenMap(header, null).end());
        }
    }
}

package io.vtool.cli.iscsi;

import io.vtool.cli.env.LineInput;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.FailureKind;
import io.vtool.cli.failure.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads a captured listing of sessions, as {@code iscsiadm -m session} prints it: short, which tells only that a session is
 * there, or with {@code -P 1} and above, which tells its states.
 */
final class SessionListing {
    private static final String TARGET = "Target: ";
    private static final String PORTAL = "Current Portal: ";
    private static final String CONNECTION = "iSCSI Connection State: ";
    private static final String SESSION = "iSCSI Session State: ";
    private static final int MOST = 100_000;

    private final List<IscsiHealth.Link> links = new ArrayList<>();
    private String target = "";
    private String portal = "";
    private String connection = "";

    private SessionListing() {}

    /**
     * Reads it to the end.
     *
     * @throws CommandFailure when there is no session in it
     */
    static List<IscsiHealth.Link> read(InputStream bytes) throws IOException {
        SessionListing listing = new SessionListing();
        LineInput input = new LineInput(bytes);
        for (String line = input.next(); line != null && listing.links.size() < MOST; line = input.next()) {
            listing.take(line.strip());
        }
        if (listing.links.isEmpty()) {
            throw new CommandFailure(
                    FailureKind.UNAVAILABLE,
                    new Trouble(
                            "no_sessions",
                            "no session in what was captured",
                            null,
                            "'iscsiadm -m session -P 1' prints what is read here"),
                    null);
        }
        return List.copyOf(listing.links);
    }

    private void take(String line) {
        if (line.startsWith(TARGET)) {
            target = word(line.substring(TARGET.length()));
        } else if (line.startsWith(PORTAL)) {
            portal = address(line.substring(PORTAL.length()));
        } else if (line.startsWith(CONNECTION)) {
            connection = line.substring(CONNECTION.length());
        } else if (line.startsWith(SESSION)) {
            String state = line.substring(SESSION.length());
            boolean works = state.equals("LOGGED_IN") && connection.equals("LOGGED IN");
            links.add(new IscsiHealth.Link(
                    target,
                    portal,
                    works,
                    "session " + (works ? "logged in" : connection + ", " + state).toLowerCase(Locale.ROOT)));
        } else {
            brief(line);
        }
    }

    /** {@code tcp: [1] 192.0.2.7:3260,1 iqn... (non-flash)}. */
    private void brief(String line) {
        int open = line.indexOf(": [");
        int close = line.indexOf("] ", open + 1);
        if (open > 0 && close > 0 && line.indexOf(' ') == open + 1) {
            String rest = line.substring(close + 2);
            int blank = rest.indexOf(' ');
            if (blank > 0) {
                links.add(new IscsiHealth.Link(
                        word(rest.substring(blank + 1)), address(rest.substring(0, blank)), true, "session is there"));
            }
        }
    }

    private static String address(String text) {
        String word = word(text);
        int comma = word.indexOf(',');
        return comma < 0 ? word : word.substring(0, comma);
    }

    private static String word(String text) {
        int blank = text.indexOf(' ');
        return blank < 0 ? text : text.substring(0, blank);
    }
}

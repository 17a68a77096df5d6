package io.vtool.multipath.config;

import java.util.List;

/**
 * The wwids file: the WWIDs that were multipathed once. It does not change; what adds or removes one gives the file as it
 * is to be written.
 */
public final class Wwids {
    /** How the file begins. */
    static final String HEADER = """
            # Multipath wwids, Version : 1.0
            # NOTE: This file is automatically maintained by multipath and multipathd.
            # You should not need to edit this file in normal circumstances.
            #
            # Valid WWIDs:
            """;

    private final String text;

    private Wwids(String text) {
        this.text = text;
    }

    /**
     * Reads a file.
     *
     * @param text its text, empty when there is none yet
     */
    public static Wwids parse(String text) {
        return new Wwids(text.isEmpty() ? HEADER : text);
    }

    /**
     * The file that holds exactly these.
     *
     * @param wwids the WWIDs in order
     */
    public static Wwids of(List<String> wwids) {
        StringBuilder text = new StringBuilder(HEADER);
        for (String wwid : wwids) {
            text.append('/').append(wwid).append("/\n");
        }
        return new Wwids(text.toString());
    }

    /** The text of the file. */
    public String text() {
        return text;
    }

    /**
     * Whether the file has a WWID.
     *
     * @param wwid the WWID
     */
    public boolean contains(String wwid) {
        String entry = "/" + wwid + "/";
        for (int at = text.indexOf(entry); at >= 0; at = text.indexOf(entry, at + 1)) {
            if (at == 0 || text.charAt(at - 1) == '\n') {
                return true;
            }
        }
        return false;
    }

    /**
     * The file with a WWID, itself when it is there.
     *
     * @param wwid the WWID
     */
    public Wwids with(String wwid) {
        return contains(wwid) ? this : new Wwids(text + "/" + wwid + "/\n");
    }

    /**
     * The file without a WWID, whose line becomes a comment; itself when it is not there.
     *
     * @param wwid the WWID
     */
    public Wwids without(String wwid) {
        int at = text.indexOf("/" + wwid + "/\n");
        return at < 0 ? this : new Wwids(text.substring(0, at) + "#" + text.substring(at + 1));
    }
}

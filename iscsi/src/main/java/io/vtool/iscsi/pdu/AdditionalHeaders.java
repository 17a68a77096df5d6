package io.vtool.iscsi.pdu;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The additional header segments of a SCSI command (RFC 7143 11.2.2): the rest of a long CDB, and the read length of a bidirectional command. */
public final class AdditionalHeaders {
    /** The longest CDB SPC allows, in bytes. */
    public static final int MAX_CDB = 260;

    private static final int EXTENDED_CDB = 1; // 11.2.2.3
    private static final int BIDIRECTIONAL_READ_LENGTH = 2; // 11.2.2.4
    private static final int HEAD = 3; // length 2, type 1
    private static final int CDB_IN_HEADER = 16;

    private AdditionalHeaders() {}

    /**
     * Returns the whole CDB of a command.
     *
     * @param head the 16 bytes of the basic header
     * @param segments the additional header segments, from position to limit, left as they are
     * @return {@code head} itself, or a longer array
     * @throws ProtocolException if a segment does not fit
     */
    public static byte[] cdb(byte[] head, ByteBuffer segments) throws ProtocolException {
        int at = find(segments, EXTENDED_CDB);
        if (at < 0) {
            return head;
        }
        int rest = (segments.getShort(at) & 0xffff) - 1; // the reserved byte after the type counts
        if (rest < 0 || CDB_IN_HEADER + rest > MAX_CDB) {
            throw new ProtocolException("extended CDB segment of " + rest + " bytes");
        }
        byte[] cdb = Arrays.copyOf(head, CDB_IN_HEADER + rest);
        segments.get(at + HEAD + 1, cdb, CDB_IN_HEADER, rest);
        return cdb;
    }

    /**
     * Returns the expected read length of a bidirectional command.
     *
     * @param segments the additional header segments, from position to limit, left as they are
     * @return bytes, unsigned, or -1 if there is no such segment
     * @throws ProtocolException if a segment does not fit
     */
    public static long bidirectionalReadLength(ByteBuffer segments) throws ProtocolException {
        int at = find(segments, BIDIRECTIONAL_READ_LENGTH);
        if (at < 0) {
            return -1;
        }
        if ((segments.getShort(at) & 0xffff) != 5) {
            throw new ProtocolException("bidirectional read length segment of a wrong length");
        }
        return segments.getInt(at + HEAD + 1) & 0xffffffffL;
    }

    /**
     * Makes the additional header segment that a long CDB needs.
     *
     * @param cdb the whole CDB, up to 260 bytes
     * @return the segment, padded to 4 bytes; empty if the CDB fits the basic header
     */
    public static byte[] extendedCdb(byte[] cdb) {
        if (cdb.length <= CDB_IN_HEADER) {
            return new byte[0];
        }
        int rest = cdb.length - CDB_IN_HEADER;
        byte[] segment = new byte[padded(HEAD + 1 + rest)];
        segment[0] = (byte) ((rest + 1) >> 8);
        segment[1] = (byte) (rest + 1);
        segment[2] = EXTENDED_CDB;
        System.arraycopy(cdb, CDB_IN_HEADER, segment, HEAD + 1, rest);
        return segment;
    }

    private static int find(ByteBuffer segments, int type) throws ProtocolException {
        int at = segments.position();
        while (at < segments.limit()) {
            int end = at + HEAD + (segments.limit() - at < HEAD ? 0xffff : segments.getShort(at) & 0xffff);
            if (end > segments.limit()) {
                throw new ProtocolException("additional header segment runs over its end");
            }
            if (segments.get(at + 2) == type) {
                return at;
            }
            at += padded(end - at);
        }
        return -1;
    }

    private static int padded(int length) {
        return length + 3 & ~3;
    }
}

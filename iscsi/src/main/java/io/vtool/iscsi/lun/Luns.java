package io.vtool.iscsi.lun;

import io.vtool.iscsi.initiator.IscsiException;
import io.vtool.iscsi.initiator.IscsiSession;
import io.vtool.iscsi.initiator.Lun;
import io.vtool.iscsi.initiator.ScsiCommand;
import io.vtool.iscsi.initiator.ScsiResult;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks a session what logical units it shows. Everything it sends only reads. */
public final class Luns {
    private static final int REPORT_LUNS = 0xa0;
    private static final int INQUIRY = 0x12;
    private static final int FIRST_LIST = 4096;
    private static final int MAX_LIST = 512 * 1024;
    private static final int FIRST_PAGE = 252;
    private static final int LIST_HEAD = 8;
    private static final int PAGE_HEAD = 4;
    private static final int STANDARD_INQUIRY = 36;
    private static final int PAGE_LIST = 0x00;
    private static final int PAGE_SERIAL = 0x80;
    private static final int PAGE_IDENTIFICATION = 0x83;
    private static final int NOT_THERE = 3;
    private static final byte MODE_SENSE = 0x1a;
    private static final byte ALL_PAGES = 0x3f;
    private static final int MODE_HEADER = 4;

    private final IscsiSession session;

    private Luns(IscsiSession session) {
        this.session = session;
    }

    /**
     * What a look at all units brought.
     *
     * @param units those that answered, in the order the target tells
     * @param failure the first failure, null when every unit was seen
     */
    public record Scan(List<LogicalUnit> units, @Nullable IscsiException failure) {
        /** Copies the list. */
        public Scan {
            units = List.copyOf(units);
        }
    }

    /**
     * Looks at the logical units of a session's target: one that does not answer hides no other.
     *
     * @param session a normal session
     * @return the units, and why some are missing
     */
    public static Scan scan(IscsiSession session) {
        Luns luns = new Luns(session);
        List<LogicalUnit> units = new ArrayList<>();
        IscsiException first = null;
        try {
            for (long lun : luns.numbers()) {
                try {
                    LogicalUnit unit = luns.unit(lun);
                    if (unit != null) {
                        units.add(unit);
                    }
                } catch (IscsiException e) {
                    first = first == null ? e : first;
                    if (!session.isOpen()) {
                        break;
                    }
                }
            }
        } catch (IscsiException e) {
            first = e;
        }
        return new Scan(units, first);
    }

    /**
     * Lists the logical units of a session's target.
     *
     * @param session a normal session
     * @return the units in the order the target tells
     * @throws IscsiException if the session fails
     */
    public static List<LogicalUnit> list(IscsiSession session) throws IscsiException {
        Luns luns = new Luns(session);
        List<LogicalUnit> units = new ArrayList<>();
        for (long lun : luns.numbers()) {
            LogicalUnit unit = luns.unit(lun);
            if (unit != null) {
                units.add(unit);
            }
        }
        return units;
    }

    /**
     * Describes one logical unit.
     *
     * @param session a normal session
     * @param lun the LUN field, see {@link Lun}
     * @return the unit, or null if there is none
     * @throws IscsiException if the session fails
     */
    public static @Nullable LogicalUnit one(IscsiSession session, long lun) throws IscsiException {
        return new Luns(session).unit(lun);
    }

    /**
     * Tells whether a disk says that it is write-protected (SBC-4 6.5.1), as a host finds out when it finds the disk.
     *
     * @param session a normal session
     * @param lun the LUN field, see {@link Lun}
     * @return false also if it does not tell
     * @throws IscsiException if the session fails
     */
    public static boolean writeProtected(IscsiSession session, long lun) throws IscsiException {
        byte[] cdb = {MODE_SENSE, 0, ALL_PAGES, 0, MODE_HEADER, 0};
        ByteBuffer header = new Luns(session).read(lun, cdb, MODE_HEADER);
        return header.limit() == MODE_HEADER && (header.get(2) & 0x80) != 0;
    }

    /** Asks for all LUNs (SPC-5 6.33), again with more room if there are more than fit at first; LUN 0 if it refuses. */
    private List<Long> numbers() throws IscsiException {
        ByteBuffer list = reportLuns(FIRST_LIST);
        long wanted = LIST_HEAD + (list.limit() < LIST_HEAD ? 0 : list.getInt(0) & 0xffffffffL);
        if (wanted > list.limit() && list.limit() == FIRST_LIST) {
            list = reportLuns((int) Math.min(wanted, MAX_LIST));
        }
        List<Long> luns = new ArrayList<>();
        if (list.limit() < LIST_HEAD) {
            luns.add(0L);
            return luns;
        }
        int end = (int) Math.min(list.limit(), LIST_HEAD + (list.getInt(0) & 0xffffffffL));
        for (int at = LIST_HEAD; at + Long.BYTES <= end; at += Long.BYTES) {
            luns.add(list.getLong(at));
        }
        return luns;
    }

    private ByteBuffer reportLuns(int length) throws IscsiException {
        byte[] cdb = ByteBuffer.allocate(12)
                .put(0, (byte) REPORT_LUNS)
                .putInt(6, length)
                .array();
        return read(0, cdb, length);
    }

    private @Nullable LogicalUnit unit(long lun) throws IscsiException {
        ByteBuffer inquiry = inquiry(lun, false, 0, FIRST_PAGE);
        if (inquiry.limit() < STANDARD_INQUIRY || (inquiry.get(0) & 0xff) >> 5 == NOT_THERE) {
            return null;
        }
        int type = inquiry.get(0) & 0x1f;
        byte[] pages = page(lun, PAGE_LIST);
        byte[] serial = has(pages, PAGE_SERIAL) ? page(lun, PAGE_SERIAL) : new byte[0];
        byte[] names = has(pages, PAGE_IDENTIFICATION) ? page(lun, PAGE_IDENTIFICATION) : new byte[0];
        Capacity capacity = Capacity.of(session, lun, type);
        return new LogicalUnit(
                lun,
                type,
                (inquiry.get(0) & 0xff) >> 5,
                (inquiry.get(1) & 0x80) != 0,
                ascii(inquiry, 8, 8),
                ascii(inquiry, 16, 16),
                ascii(inquiry, 32, 4),
                serial.length == 0 ? null : Printable.text(new String(serial, StandardCharsets.US_ASCII)),
                Designator.all(ByteBuffer.wrap(names)),
                capacity.blocks(),
                capacity.blockSize(),
                capacity.thin(),
                capacity.sense());
    }

    private static boolean has(byte[] pages, int page) {
        for (byte one : pages) {
            if ((one & 0xff) == page) {
                return true;
            }
        }
        return false;
    }

    /** Reads a vital product data page without its header, in two steps if it is long; empty if there is none. */
    private byte[] page(long lun, int code) throws IscsiException {
        ByteBuffer page = inquiry(lun, true, code, FIRST_PAGE);
        int length = bodyLength(page, code);
        if (PAGE_HEAD + length > page.limit() && page.limit() == FIRST_PAGE) {
            page = inquiry(lun, true, code, Math.min(PAGE_HEAD + length, 0xffff));
            length = bodyLength(page, code);
        }
        byte[] body = new byte[Math.max(0, Math.min(length, page.limit() - PAGE_HEAD))];
        if (body.length > 0) {
            page.get(PAGE_HEAD, body);
        }
        return body;
    }

    private static int bodyLength(ByteBuffer page, int code) {
        boolean right = page.limit() >= PAGE_HEAD && (page.get(1) & 0xff) == code;
        return right ? page.getShort(2) & 0xffff : 0;
    }

    private ByteBuffer inquiry(long lun, boolean vital, int page, int length) throws IscsiException {
        byte[] cdb = {INQUIRY, (byte) (vital ? 1 : 0), (byte) page, (byte) (length >> 8), (byte) length, 0};
        return read(lun, cdb, length);
    }

    /** Returns what a command reads, from index 0 to limit; nothing if it is refused. */
    private ByteBuffer read(long lun, byte[] cdb, int length) throws IscsiException {
        ScsiResult result = session.execute(ScsiCommand.reading(lun, cdb, length));
        return result.good() ? result.data().slice() : ByteBuffer.allocate(0);
    }

    private static String ascii(ByteBuffer data, int from, int length) {
        byte[] bytes = new byte[length];
        data.get(from, bytes);
        return Printable.text(new String(bytes, StandardCharsets.US_ASCII));
    }
}

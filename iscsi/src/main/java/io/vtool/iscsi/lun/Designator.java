package io.vtool.iscsi.lun;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One name of a logical unit, its port or its target, from the device identification page (SPC-5 7.7.6).
 *
 * @param codeSet 1 binary, 2 ASCII, 3 UTF-8
 * @param association 0 logical unit, 1 target port, 2 target device
 * @param type 0 vendor specific, 1 T10 vendor, 2 EUI-64, 3 NAA, 8 SCSI name string and others
 * @param value the bytes
 */
public record Designator(int codeSet, int association, int type, byte[] value) {
    /** Association with the logical unit. */
    public static final int LOGICAL_UNIT = 0;
    /** T10 vendor identification. */
    public static final int T10 = 1;
    /** EUI-64. */
    public static final int EUI64 = 2;
    /** NAA. */
    public static final int NAA = 3;
    /** SCSI name string. */
    public static final int NAME = 8;

    private static final int BINARY = 1;
    private static final int HEAD = 4;

    /**
     * Reads the designators of a page; one that does not fit ends the list.
     *
     * @param page behind the page's own header, from position to limit
     * @return the designators in their order
     */
    static List<Designator> all(ByteBuffer page) {
        List<Designator> all = new ArrayList<>();
        while (page.remaining() >= HEAD) {
            int codeSet = page.get() & 0x0f;
            int kind = page.get() & 0xff;
            page.get();
            int length = page.get() & 0xff;
            if (length > page.remaining()) {
                break;
            }
            byte[] value = new byte[length];
            page.get(value);
            all.add(new Designator(codeSet, kind >> 4 & 3, kind & 0x0f, value));
        }
        return all;
    }

    /**
     * Returns the name as text.
     *
     * @return hexadecimal digits of a binary name, otherwise its characters
     */
    public String text() {
        if (codeSet <= BINARY) {
            return HexFormat.of().formatHex(value);
        }
        return Printable.text(new String(value, StandardCharsets.UTF_8));
    }
}

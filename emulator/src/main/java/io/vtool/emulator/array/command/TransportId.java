package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.Payload;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** TransportIDs of iSCSI initiator ports, format 01b: the name with its ISID (SPC-4 7.6.4.6). */
final class TransportId {
    private static final int FORMAT_WITH_ISID_AND_ISCSI = 0x45;
    private static final int HEADER_LENGTH = 4;
    private static final int LENGTH_OFFSET = 2;
    private static final int SMALLEST_ADDITIONAL_LENGTH = 20;
    private static final int LONGEST_NAME = 223;
    private static final String SEPARATOR = ",i,0x";
    private static final int ISID_DIGITS = 12;

    private TransportId() {}

    static void put(Payload data, String initiatorPort) {
        int start = data.size();
        data.u8(FORMAT_WITH_ISID_AND_ISCSI).u8(0).u16(0).zeroTerminated(initiatorPort);
        data.zeros(Math.max(0, SMALLEST_ADDITIONAL_LENGTH - (data.size() - start - HEADER_LENGTH)));
        data.setU16(start + LENGTH_OFFSET, data.size() - start - HEADER_LENGTH);
    }

    /** Returns how many bytes the TransportID at an offset takes, refusing one that does not fit. */
    static int length(ByteBuffer list, int at) throws CommandFault {
        if (list.limit() - at < HEADER_LENGTH) {
            throw CommandFault.invalidParameter(at, -1);
        }
        int length = HEADER_LENGTH + (list.getShort(at + LENGTH_OFFSET) & 0xffff);
        if (length < HEADER_LENGTH + SMALLEST_ADDITIONAL_LENGTH || length % 4 != 0 || length > list.limit() - at) {
            throw CommandFault.invalidParameter(at + LENGTH_OFFSET, -1);
        }
        return length;
    }

    /** Reads the initiator port name of the TransportID at an offset. */
    static String initiatorPort(ByteBuffer list, int at) throws CommandFault {
        int length = length(list, at);
        if ((list.get(at) & 0xff) != FORMAT_WITH_ISID_AND_ISCSI) {
            throw CommandFault.invalidParameter(at, -1);
        }
        byte[] bytes = new byte[length - HEADER_LENGTH];
        list.get(at + HEADER_LENGTH, bytes);
        int end = 0;
        while (end < bytes.length && bytes[end] > ' ' && bytes[end] < 0x7f) {
            end++;
        }
        String name = new String(bytes, 0, end, StandardCharsets.US_ASCII);
        int separator = name.indexOf(SEPARATOR);
        if (separator <= 0
                || separator > LONGEST_NAME
                || name.length() != separator + SEPARATOR.length() + ISID_DIGITS) {
            throw CommandFault.invalidParameter(at + HEADER_LENGTH, -1);
        }
        return name.substring(0, separator) + name.substring(separator).toLowerCase(Locale.ROOT);
    }
}

package io.vtool.multipath.persist;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** TransportIDs of initiator ports (SPC-4 7.6.4): from the words of a command line, and as words. */
public final class TransportIds {
    private static final int FIBRE_CHANNEL = 0;
    private static final int ISCSI = 5;
    private static final int SAS = 6;
    private static final int SHORTEST = 24;
    private static final int HEADER = 4;
    private static final int LONGEST_NAME = 241;
    private static final int PORT_FORM = 0x40;
    private static final int PORT_NAME_OFFSET = 8;
    private static final int NAME_LENGTH = 8;
    private static final int SHOWN = 256;

    private TransportIds() {}

    /**
     * Reads {@code fcp,HEX}, {@code sas,HEX}, or an iSCSI name, with {@code ,i,0x...} behind it one of its ports.
     *
     * @return null when it is badly formed; zeros, as mpathpersist sends them, when it is none of these
     */
    public static byte @Nullable [] parse(String word) {
        String kind = word.length() < 4 ? "" : word.substring(0, 4);
        return switch (kind) {
            case "fcp,", "FCP," -> named(word.substring(4), FIBRE_CHANNEL, PORT_NAME_OFFSET);
            case "sas,", "SAS," -> named(word.substring(4), SAS, HEADER);
            case "iqn." -> iscsi(word);
            default -> new byte[SHORTEST];
        };
    }

    /** What is wrong with a word that is badly formed. */
    public static String trouble(String word) {
        String name = word.startsWith("sas,") || word.startsWith("SAS,") ? "SAS" : "FCP";
        return "badly formed symbolic " + name + " TransportID: " + word.substring(Math.min(4, word.length()));
    }

    private static byte @Nullable [] named(String digits, int protocol, int at) {
        byte[] id = new byte[SHORTEST];
        id[0] = (byte) protocol;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), 16);
            if (digit < 0 || i >= 2 * NAME_LENGTH) {
                return null;
            }
            id[at + i / 2] |= (byte) (i % 2 == 0 ? digit << 4 : digit);
        }
        return id;
    }

    private static byte @Nullable [] iscsi(String word) {
        int end = 0;
        while (end < word.length() && word.charAt(end) != ' ' && word.charAt(end) != '\t') {
            end++;
        }
        String name = word.substring(0, end);
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int length = Math.max(SHORTEST - HEADER, (bytes.length + HEADER) / HEADER * HEADER);
        if (length > LONGEST_NAME) {
            return null;
        }
        byte[] id = new byte[HEADER + length];
        id[0] = (byte) (ISCSI | (name.contains(",i,0x") ? PORT_FORM : 0));
        id[3] = (byte) length;
        System.arraycopy(bytes, 0, id, HEADER, bytes.length);
        return id;
    }

    /** A TransportID in words, as full status shows it; empty for a protocol that it does not know. */
    static String text(byte[] id) {
        if (id.length < SHORTEST) {
            return "";
        }
        int form = id[0] >> 6 & 3;
        return switch (id[0] & 0xf) {
            case FIBRE_CHANNEL -> "   FCP-2 " + unexpected(form, form != 0) + dump(id, PORT_NAME_OFFSET, NAME_LENGTH);
            case SAS -> "   SAS " + unexpected(form, form != 0) + dump(id, HEADER, NAME_LENGTH);
            case ISCSI -> "   iSCSI " + iscsi(id, form);
            default -> "";
        };
    }

    private static String iscsi(byte[] id, int form) {
        int length = Math.min(SHOWN, Math.min((id[2] & 0xff) << 8 | id[3] & 0xff, id.length - HEADER));
        String text = new String(id, HEADER, length, StandardCharsets.UTF_8);
        int end = text.indexOf('\0');
        String name = end < 0 ? text : text.substring(0, end);
        return switch (form) {
            case 0 -> "name: " + name + "\n";
            case 1 -> "world wide unique port id: " + name + "\n";
            default -> " " + unexpected(form, true) + dump(id, HEADER, length);
        };
    }

    private static String unexpected(int form, boolean wrong) {
        return wrong ? " [Unexpected format code: " + form + "]\n" : "";
    }

    private static String dump(byte[] id, int from, int length) {
        return String.join("\n", HexDump.lines(Arrays.copyOfRange(id, from, from + length))) + "\n";
    }
}

package io.vtool.scsi.scan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The words without which no line of a log carries a status, and a filter that finds them by looking at every fourth
 * byte only. Of each word four groups of three bytes are kept, one for each of the four places where a look can fall, so
 * every occurrence is met once. Case does not matter; {@code ?} stands for any byte. What pages and mails do to a line
 * mostly leaves bytes beyond ASCII, so {@link RegionScanner} takes every line with such a byte, too.
 */
final class Anchors {
    /** How far apart the looks are. */
    static final int STRIDE = 4;

    /** Added to each byte before comparing: it makes capitals small and leaves digits and blanks alone. */
    static final int FOLD = 0x20;

    /** Covers the number of a slot. */
    static final int SLOTS = (1 << 15) - 1;

    /** The high bits of four bytes. */
    static final int NOT_ASCII = 0x80808080;

    private static final int WORD_SLOTS = SLOTS >> 1;

    private static final int GRAM = 3;
    private static final int FOREIGN = 0xff;

    private static final String[] WORDS = {
        "h:0x? d:0x",
        "h:0x?? d:0x",
        "h:0x?  d:0x",
        "h:0x?, d:0x",
        "failed h:0x",
        "failed: h:0x",
        "status:0x",
        "d:0x? p:0x",
        "d:0x?? p:0x",
        "d:0x?  p:0x",
        "sense ",
        "sense:",
        "sense=",
        "sense_",
        "sense[",
        "sense(",
        "sense-",
        "sense/",
        "sense.",
        "sense,",
        "sensek",
        "sensed",
        "status = ",
        "status: 0x",
        "status 0x",
        "status=0x",
        "si status",
        "si_status",
        "sistatus",
        "status_field",
        "cam status",
        "status=scsi",
        "hostbyte",
        "driverbyte",
        "return code",
        "->result(",
        "] error: ",
        "result = 0x",
        "reservation conflict",
        "repeated ",
        "asc=0x",
        "asc = 0x",
        "asc: 0x",
        "ascq=0x",
        "ascq = ",
        " ascq=",
        ",ascq=",
        "key-asc",
        "key/asc",
        "error, key",
        "pdl error",
        "(sct 0x",
        ") sqid:",
        "check condition",
        "h:0x?\td:0x",
        "d:0x?\tp:0x",
        "sense\t",
        "status =3d",
        "status  = ",
        "status\t=",
        "asc=3d0x",
        "ascq=3d0",
        "repeated\t",
        "status=3d",
        "asc/ascq",
        "kcq = ",
        "kcq=0x",
        "n (result",
        "(sugg. bt",
        "(driver bt",
        ", cmd: ",
        "sns = ",
        "sns =3d",
        " asc 0x",
        " asc: ",
        "ascq: ",
        "<binary>",
        "binary\":",
        " c00400",
        " 800400",
        "fcp command x",
        "fcp cmd x",
        "failed: reas",
        "iscsi failure",
        "ksetfull/time",
        ": {15, 0, ",
        ": {3, 0, ",
        ": {4, 0, ",
        ": {14, 0, ",
        "from controller for scsi",
        "nvme status",
        ") qid:",
        ") crd:",
        "command error:",
        "nvme nvme",
        "00 04 c0",
        "00 04 80",
        " asc:0",
        " asc:1",
        " asc:2",
        " asc:3",
        " asc:4",
        " asc:5",
        " asc:6",
        " asc:7",
        " asc:8",
        " asc:9",
        " asc:a",
        " asc:b",
        " asc:c",
        " asc:d",
        " asc:e",
        " asc:f",
        " asc=0",
        " asc=1",
        " asc=2",
        " asc=3",
        " asc=4",
        " asc=5",
        " asc=6",
        " asc=7",
    };

    /** Groups that ordinary lines are full of; another one of the word is taken where there is a choice. */
    private static final String COMMON =
            " 0x|: 0|= 0|ata| = |ion|tat|sta|era|ati| co|con|ode|ret|res|ser|err| er|0x0|csi|scs|d: |h: |che|iti|ost|hos|si |ile|] e|00 |me |com|: {|fro|rom|om |set|and|omm";

    /** The filter: not zero where a group of some word has its slot, and in the upper half. */
    static final byte[] MARKS = new byte[SLOTS + 1];

    private static final byte[][] PATTERNS = new byte[WORDS.length][];
    private static final @Nullable Gram[] GRAMS = new Gram[FOREIGN + 1];
    private static int slots;

    static {
        for (int word = 0; word < WORDS.length; word++) {
            PATTERNS[word] = folded(WORDS[word]);
            for (int place = 0; place < STRIDE; place++) {
                mark(word, offset(word, place));
            }
        }
        if (slots >= FOREIGN) {
            throw new IllegalStateException("too many groups: " + slots);
        }
        Arrays.fill(MARKS, WORD_SLOTS + 1, MARKS.length, (byte) FOREIGN);
    }

    private Anchors() {}

    private static byte[] folded(String word) {
        byte[] bytes = new byte[word.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (word.charAt(i) == '?' ? '?' : word.charAt(i) | FOLD);
        }
        return bytes;
    }

    /** The offset of the group to keep for one of the four places: without a wildcard, and a rare one if possible. */
    private static int offset(int word, int place) {
        String text = WORDS[word];
        int found = -1;
        for (int offset = place; offset + GRAM <= text.length(); offset += STRIDE) {
            String gram = text.substring(offset, offset + GRAM);
            if (gram.indexOf('?') < 0) {
                if (COMMON.indexOf(gram) < 0) {
                    return offset;
                }
                found = found < 0 ? offset : found;
            }
        }
        if (found < 0) {
            throw new IllegalStateException("no group for place " + place + " of '" + text + "'");
        }
        return found;
    }

    private static void mark(int word, int offset) {
        byte[] bytes = PATTERNS[word];
        int slot = slot(bytes[offset] & 0xff | (bytes[offset + 1] & 0xff) << 8 | (bytes[offset + 2] & 0xff) << 16);
        if (MARKS[slot] == 0) {
            MARKS[slot] = (byte) ++slots;
        }
        int mark = MARKS[slot] & 0xff;
        GRAMS[mark] = new Gram(bytes, offset, GRAMS[mark]);
    }

    /**
     * The slot of four bytes, which depends on the first three; one of the upper half if any byte is beyond ASCII. Of the
     * shifts that keep within three bytes, these give the words' groups and those of ordinary lines the fewest common
     * slots.
     */
    static int slot(int fourBytes) {
        int folded = fourBytes | FOLD * 0x01010101;
        int foreign = fourBytes & NOT_ASCII;
        foreign |= foreign >>> 8;
        foreign |= foreign >>> 16;
        return (folded ^ folded >>> 7 ^ folded >>> 10) & WORD_SLOTS | (foreign & 0x80) << 7;
    }

    /** What to look for where four bytes have a marked slot, null when one of them is beyond ASCII. */
    static @Nullable Gram gram(int slot) {
        return GRAMS[MARKS[slot] & 0xff];
    }
}

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
        "h:0x?/d:0x",
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
        "result = 0x",
        "reservation conflict",
        "repeated ",
        "asc=0x",
        "asc = 0x",
        "asc: 0x",
        "ascq=0x",
        "ascq = ",
        " ascq=",
        " ascq ",
        ",ascq=",
        "key-asc",
        "key/asc",
        "error, key = ",
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
        "disk.iom",
        "disk.ior",
        "status: scsi 0x",
        "check_condition",
        ": op 0x",
        "00, host",
        "sg_io: sb[]: ",
        "failed: reason '",
        "si failure:",
        "busy/tasksetfull/timeout",
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

    /**
     * Groups that ordinary lines are full of, or that another word needs no more; another one of the word is taken where
     * there is a choice. Found by trying which choices meet logs of kernels, ESX, servers and clusters least.
     */
    private static final String COMMON =
            " (r| co| fa| ke| re| st| {1|) s|->r|0 0|00 |0x0|14,|15,|: r|: {|<bi|] e|_io|_st|ail|am |and|"
                    + "ata|ati|bin|bus|cam|che|ck |com|con|d: |dis|e s|eas|era|erv|ese|fro|h: |hec|hos|i s|i_s|ile|"
                    + "io:|isk|ist|ive|k c|key|led|m s|me |mma|n (|n c|om |ont|ost|p c|pdl|riv|rom|ror|rro|sc/|ser|"
                    + "si_|sis|sug|tio|ugg|ult|ver|{3,|{4,";

    /** The filter: not zero where a group of some word has its slot, and in the upper half. */
    static final byte[] MARKS = new byte[SLOTS + 1];

    private static final byte[][] PATTERNS = new byte[WORDS.length][];
    private static final boolean[] IS_COMMON = new boolean[WORD_SLOTS + 1];
    private static final @Nullable Gram[] GRAMS = new Gram[FOREIGN + 1];
    private static int slots;

    static {
        for (int i = 0; i + GRAM <= COMMON.length(); i += GRAM + 1) {
            IS_COMMON[slot(COMMON.charAt(i), COMMON.charAt(i + 1), COMMON.charAt(i + 2))] = true;
        }
        for (int word = 0; word < WORDS.length; word++) {
            PATTERNS[word] = folded(WORDS[word]);
            for (int place = 0; place < STRIDE; place++) {
                mark(word, offset(word, place));
            }
        }
        for (Gram gram : GRAMS) {
            if (gram != null) {
                Gram.endChain(gram);
            }
        }
        if (slots >= FOREIGN) {
            throw new IllegalStateException("too many groups: " + slots);
        }
        Arrays.fill(MARKS, WORD_SLOTS + 1, MARKS.length, (byte) FOREIGN);
    }

    private Anchors() {}

    /** How many groups more the filter can hold. */
    static int room() {
        return FOREIGN - 1 - slots;
    }

    private static byte[] folded(String word) {
        byte[] bytes = new byte[word.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (word.charAt(i) == '?' ? '?' : word.charAt(i) | FOLD);
        }
        return bytes;
    }

    /** The offset of the group to keep for one of the four places: without a wildcard, and a rare one if possible. */
    private static int offset(int word, int place) {
        byte[] text = PATTERNS[word];
        int found = -1;
        for (int offset = place; offset + GRAM <= text.length; offset += STRIDE) {
            if (text[offset] != '?' && text[offset + 1] != '?' && text[offset + 2] != '?') {
                if (!IS_COMMON[slot(text, offset)]) {
                    return offset;
                }
                found = found < 0 ? offset : found;
            }
        }
        if (found < 0) {
            throw new IllegalStateException("no group for place " + place + " of '" + WORDS[word] + "'");
        }
        return found;
    }

    private static void mark(int word, int offset) {
        byte[] bytes = PATTERNS[word];
        int slot = slot(bytes, offset);
        if (MARKS[slot] == 0) {
            MARKS[slot] = (byte) ++slots;
        }
        int mark = MARKS[slot] & 0xff;
        GRAMS[mark] = Gram.chain(GRAMS[mark], new Gram(bytes, offset));
    }

    private static int slot(byte[] text, int offset) {
        return slot(text[offset], text[offset + 1], text[offset + 2]);
    }

    private static int slot(int first, int second, int third) {
        return slot(first & 0xff | (second & 0xff) << 8 | (third & 0xff) << 16);
    }

    /**
     * The slot of four bytes, which depends on the first three as no shift is by more than 10; one of the upper half if any
     * byte is beyond ASCII. Of such shifts these give the words' groups and those of ordinary lines the fewest common
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

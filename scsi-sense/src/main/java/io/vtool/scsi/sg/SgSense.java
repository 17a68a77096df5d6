package io.vtool.scsi.sg;

import io.vtool.scsi.table.AdditionalSense;
import io.vtool.scsi.table.SenseKey;
import io.vtool.scsi.table.SenseKeys;

/** Sense data as sg3_utils prints it. */
public final class SgSense {
    private static final int LONGEST = 2046;
    private static final int LONGEST_INNER = 479;
    private static final int ADDITIONAL_LENGTH_OFFSET = 7;
    private static final int HEADER_LENGTH = 8;
    private static final int SHORTEST = 4;
    private static final int RECOVERED_ERROR = 0x1;
    /** ATA PASS THROUGH INFORMATION AVAILABLE: additional sense code and qualifier. */
    private static final int ATA_INFORMATION = 0x001d;

    private final Text text;
    private final Bytes bytes;
    /** Where the data ends: what it says, within what there is. */
    private final int end;

    private SgSense(Bytes sense, Text text) {
        this.text = text;
        bytes = sense;
        end = sense.length() < HEADER_LENGTH
                ? sense.length()
                : Math.min(sense.length(), HEADER_LENGTH + bytes.at(ADDITIONAL_LENGTH_OFFSET));
    }

    /**
     * The lines that describe sense data, cut off where sg3_utils runs out of space. A character stands for one byte (ISO
     * 8859-1).
     *
     * @param sense one byte or more
     * @param raw whether the bytes are added
     */
    public static String text(byte[] sense, boolean raw) {
        Text text = new Text(LONGEST);
        new SgSense(new Bytes(sense), text).print(raw);
        return text.toString();
    }

    /** The lines for sense data that is part of other sense data, for which there is less space. */
    static String inner(Bytes sense) {
        Text text = new Text(LONGEST_INNER);
        new SgSense(sense, text).print(false);
        return text.toString();
    }

    private void print(boolean raw) {
        switch (bytes.at(0) & 0x7f) {
            case 0x70:
                fixed("Fixed format, current");
                break;
            case 0x71:
                fixed("Fixed format, <<<deferred>>>");
                break;
            case 0x72:
                descriptors("Descriptor format, current");
                break;
            case 0x73:
                descriptors("Descriptor format, <<<deferred>>>");
                break;
            default:
                if (!other()) {
                    return;
                }
                break;
        }
        if (raw) {
            raw();
        }
    }

    private void fixed(String format) {
        int key = end > 2 ? bytes.at(2) & 0xf : 0;
        header(format, key);
        if (bytes.length() < 3) {
            text.add(" fixed descriptor length too short, len=")
                    .add(bytes.length())
                    .line();
            return;
        }
        overflow(bytes.bit(2, 4));
        if (end > 12) {
            additional(bytes.at(12), end > 13 ? bytes.at(13) : 0);
        }
        if (end > 13 && bytes.number(12, 2) == ATA_INFORMATION) {
            ata(key);
            return;
        }
        information();
        if (end > 13 && bytes.at(14) != 0) {
            text.add("  Field replaceable unit code: ").add(bytes.at(14)).line();
        }
        if (end > 17 && bytes.bit(15, 7)) {
            new SgKeySpecific(text, bytes, 15).printInLine(key);
        }
    }

    /** The registers of an ATA device in place of the fields that fixed format usually has (SAT-4 12.2.2.8). */
    private void ata(int key) {
        if (key != RECOVERED_ERROR) {
            SenseKey wanted = SenseKeys.find(RECOVERED_ERROR);
            text.add("  >> expected Sense key: ")
                    .add(wanted == null ? "" : wanted.sg3Text())
                    .add(" ??\n");
        }
        text.add("  error=").hex(bytes.at(3)).add(", status=").hex(bytes.at(4));
        text.add(", device=").hex(bytes.at(5)).add(", count(7:0)=").hex(bytes.at(6));
        text.add(bytes.bit(8, 6) ? "+" : " ").add("\n  extend=").add(bytes.at(8) >> 7);
        text.add(", log_index=").hex(bytes.at(8) & 0xf);
        text.add(", lba_high,mid,low(7:0)=").hex(bytes.at(9)).add(",").hex(bytes.at(10));
        text.add(",").hex(bytes.at(11)).add(bytes.bit(8, 5) ? "+\n" : " \n");
    }

    private void information() {
        boolean valid = bytes.bit(0, 7);
        long value = end > 6 ? bytes.number(3, 4) : 0;
        boolean shown = end > 6 && (valid || value > 0);
        if (shown) {
            text.add(valid ? "  Info fld=" : "  Valid=0, Info fld=")
                    .hex(value)
                    .add(" [")
                    .add(value)
                    .add("] ");
        }
        boolean flags = (bytes.at(2) & 0xe0) != 0;
        if (flags) {
            text.add(bytes.bit(2, 7) ? " FMK" : "")
                    .add(bytes.bit(2, 6) ? " EOM" : "")
                    .add(bytes.bit(2, 5) ? " ILI" : "");
        }
        if (valid || shown || flags) {
            text.line();
        }
    }

    private void descriptors(String format) {
        int key = end > 1 ? bytes.at(1) & 0xf : 0;
        header(format, key);
        overflow(end > 4 && bytes.bit(4, 7));
        additional(end > 2 ? bytes.at(2) : 0, end > 3 ? bytes.at(3) : 0);
        if (end > HEADER_LENGTH) {
            new SgDescriptors(text, bytes, key, end).print();
        }
    }

    private void header(String format, int key) {
        SenseKey found = SenseKeys.find(key);
        text.add(format)
                .add("; Sense key: ")
                .add(found == null ? "" : found.sg3Text())
                .line();
    }

    private void overflow(boolean set) {
        if (set) {
            text.add("<<<Sense data overflow (SDAT_OVFL)>>>").line();
        }
    }

    private void additional(int asc, int ascq) {
        AdditionalSense found = AdditionalSense.find(asc, ascq);
        String words = found == null ? null : found.sg3Text();
        if (words != null) {
            text.add("Additional sense: ").add(words).line();
        } else if (asc >= 0x80) {
            text.add("vendor specific ASC=")
                    .octet(asc)
                    .add(", ASCQ=")
                    .octet(ascq)
                    .add(" (hex)\n");
        } else if (ascq >= 0x80) {
            text.add("ASC=").octet(asc).add(", vendor specific qualification ASCQ=");
            text.octet(ascq).add(" (hex)\n");
        } else {
            text.add("ASC=").octet(asc).add(", ASCQ=").octet(ascq).add(" (hex)\n");
        }
    }

    /** Whether the raw bytes may follow: not where they are shown already. */
    private boolean other() {
        if (bytes.length() < SHORTEST) {
            text.add("sense buffer too short (4 byte minimum)\n");
            return true;
        }
        if ((bytes.at(0) & 0x7f) == 0x7f) {
            text.add("Vendor specific sense buffer, in hex:\n");
            HexDump.print(text, bytes, 0, bytes.length(), "");
            return false;
        }
        text.add("Probably uninitialized data.\n  Try to view as SCSI-1 non-extended sense:\n  AdValid=")
                .add(bytes.at(0) >> 7)
                .add("  Error class=")
                .add(bytes.at(0) >> 4 & 7)
                .add("  Error code=")
                .add(bytes.at(0) & 0xf)
                .line();
        if (bytes.bit(0, 7)) {
            text.add("  lba=").hex(bytes.number(1, 3) & 0x1fffff).line();
        }
        text.line();
        return true;
    }

    /** The bytes that the data says it has; those it has not are printed as zeros, as the real program does. */
    private void raw() {
        // with the valid bit of byte 0 set, the real program takes the data for no known format here
        boolean known = bytes.at(0) >= 0x70 && bytes.at(0) <= 0x73 && bytes.length() >= HEADER_LENGTH;
        int length = known ? HEADER_LENGTH + bytes.at(ADDITIONAL_LENGTH_OFFSET) : bytes.length();
        text.add(" Raw sense data (in hex), sb_len=").add(bytes.length());
        if (known) {
            text.add(", embedded_len=").add(length);
        }
        text.line();
        HexDump.print(text, bytes, 0, length, "        ");
    }
}

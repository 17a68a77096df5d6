package io.vtool.scsi.sg;

/** Sense data descriptors as sg3_utils prints them. */
final class SgDescriptors {
    private static final int HEADER_LENGTH = 8;
    private static final int PER_LINE = 24;
    private static final int FIRST_VENDOR = 0x80;
    /** The vendor type in which a translator of sg3_utils forwards an NVMe status. */
    private static final int NVME_STATUS = 0xde;

    private static final int NVME_STATUS_BITS = 0x3ff;
    private static final String TOO_SHORT = "   >> descriptor too short\n";

    private final Text text;
    private final Bytes bytes;
    private final int key;
    private final int end;

    SgDescriptors(Text text, Bytes bytes, int key, int end) {
        this.text = text;
        this.bytes = bytes;
        this.key = key;
        this.end = end;
    }

    void print() {
        int at = HEADER_LENGTH;
        while (at < end) {
            // a descriptor of which only the type is there has a length of -1
            int length = at + 1 < end ? Math.min(bytes.at(at + 1), end - at - 2) : -1;
            text.add("  Descriptor type: ");
            if (descriptor(bytes.at(at), at, length)) {
                dump(at + 2, length);
            }
            at += length + 2;
        }
    }

    /** Prints a descriptor; whether its bytes are to follow. */
    private boolean descriptor(int type, int at, int length) {
        String name = SgTerms.find("descriptor", type);
        if (name == null) {
            text.add(type >= FIRST_VENDOR ? "Vendor specific [" : "Unknown [")
                    .hex(type)
                    .add("]\n");
            return true;
        }
        text.add(name);
        return switch (type) {
            case 0x00 -> information(at, length);
            case 0x01 -> commandSpecific(at, length);
            case 0x02 -> {
                text.add(": ");
                boolean shown = !new SgKeySpecific(text, bytes, at + 4).print(key, length < 6);
                yield !shown || length < 0; // a unit attention is never too short
            }
            case 0x03 -> fieldReplaceableUnit(at, length);
            case 0x04 -> stream(at, length);
            case 0x05 -> block(at, length);
            case 0x09 -> ata(at, length);
            case 0x0a -> anotherProgress(at, length);
            case 0x0b -> referral(at, length);
            case 0x0c -> forwarded(at, length);
            case 0x0d -> directAccess(at, length);
            case 0x0e -> designation(at, length);
            case 0x0f -> microcode(at, length);
            case NVME_STATUS -> nvme(at, length);
            default -> {
                text.line();
                yield true;
            }
        };
    }

    private boolean tooShort() {
        text.add(TOO_SHORT);
        return true;
    }

    private boolean information(int at, int length) {
        text.add(": ");
        if (length < 10) {
            return tooShort();
        }
        text.add(bytes.bit(at + 2, 7) ? "" : "Valid=0 (-> vendor specific) ").add("0x");
        text.octets(bytes, at + 4, 8).line();
        return false;
    }

    private boolean commandSpecific(int at, int length) {
        text.add(": ");
        if (length < 10) {
            return tooShort();
        }
        text.add("0x").octets(bytes, at + 4, 8).line();
        return false;
    }

    private boolean fieldReplaceableUnit(int at, int length) {
        text.add(": ");
        if (length < 2) {
            return tooShort();
        }
        text.hex(bytes.at(at + 3)).line();
        return false;
    }

    private boolean stream(int at, int length) {
        text.add(": ");
        if (length < 2) {
            return tooShort();
        }
        text.add(bytes.bit(at + 3, 7) ? "FILEMARK" : "")
                .add(bytes.bit(at + 3, 6) ? "End Of Medium (EOM)" : "")
                .add(bytes.bit(at + 3, 5) ? "Incorrect Length Indicator (ILI)" : "")
                .line();
        return false;
    }

    private boolean block(int at, int length) {
        text.add(": ");
        if (length < 2) {
            return tooShort();
        }
        text.add("Incorrect Length Indicator (ILI) ")
                .add(bytes.bit(at + 3, 5) ? "set" : "clear")
                .line();
        return false;
    }

    private boolean ata(int at, int length) {
        text.add(": ");
        if (length < 12) {
            return tooShort();
        }
        boolean extend = bytes.bit(at + 2, 0);
        int count = (extend ? bytes.at(at + 4) << 8 : 0) | bytes.at(at + 5);
        text.add("extend=").add(extend ? 1 : 0).add(" error=").hex(bytes.at(at + 3));
        text.add(" \n        count=").hex(count).add(" lba=0x");
        if (extend) {
            text.octet(bytes.at(at + 10)).octet(bytes.at(at + 8)).octet(bytes.at(at + 6));
        }
        text.octet(bytes.at(at + 11)).octet(bytes.at(at + 9)).octet(bytes.at(at + 7));
        text.add(" device=").hex(bytes.at(at + 12));
        text.add(" status=").hex(bytes.at(at + 13)).line();
        return false;
    }

    /** The real program prints the hundredths after a constant {@code .02}. */
    private boolean anotherProgress(int at, int length) {
        text.add(": ");
        if (length < 6) {
            return tooShort();
        }
        int hundredfold = (int) bytes.number(at + 6, 2) * 100;
        text.add(hundredfold / 65536).add(".02").add(hundredfold % 65536 / 656);
        text.add("%\n        [sense_key=").hex(bytes.at(at + 2));
        text.add(" asc,ascq=").hex(bytes.at(at + 3)).add(",").hex(bytes.at(at + 4));
        text.add("]\n");
        return false;
    }

    private boolean referral(int at, int length) {
        text.add(": ");
        if (length < 2) {
            return tooShort();
        }
        text.add("\n   Not all referrals: ").add(bytes.bit(at + 2, 0) ? 1 : 0).line();
        int stop = at + 2 + length;
        int number = 1;
        for (int segment = at + 4; segment + 4 < stop; number++) {
            int next = segment + 20 + 4 * bytes.at(segment + 3);
            text.add("    Descriptor ").add(number).line();
            if (next > stop) {
                text.add("      truncated descriptor, stop\n");
                break;
            }
            segment(segment, next);
            segment = next;
        }
        return false;
    }

    private void segment(int at, int next) {
        text.add("      first uds LBA: ").hex(bytes.number(at + 4, 8)).line();
        text.add("      last uds LBA:  ").hex(bytes.number(at + 12, 8)).line();
        for (int group = at + 20; group < next; group += 4) {
            int code = bytes.at(group) & 0xf;
            String state = SgTerms.find("access-state", code);
            text.add("        tpg: ").add((int) bytes.number(group + 2, 2)).add("  state: ");
            text.add(state == null ? "unknown: 0x" + Integer.toHexString(code) : state)
                    .line();
        }
    }

    private boolean forwarded(int at, int length) {
        text.line();
        if (length < 2) {
            return tooShort();
        }
        text.add("    FSDT: ")
                .add(bytes.bit(at + 2, 7) ? "set" : "clear")
                .add("\n    Sense data source: ")
                .add(source(bytes.at(at + 2) & 0xf))
                .add("\n    Forwarded status: ")
                .add(SgStatus.text(bytes.at(at + 3)))
                .line();
        if (length > 2) {
            text.add(" vvvvvvvvvvvvvvvv\n");
            text.add(SgSense.inner(bytes.part(at + 4, length - 2)));
            text.add(" ^^^^^^^^^^^^^^^^\n");
        }
        return false;
    }

    private static String source(int code) {
        if (code == 0) {
            return "Extended copy command source device";
        }
        return code < 8 ? "Extended copy command destination device " + (code - 1) : "unknown [" + code + "]";
    }

    private boolean directAccess(int at, int length) {
        text.line();
        if (length < 28) {
            return tooShort();
        }
        boolean dump = false;
        text.add(bytes.bit(at + 2, 5) ? "    ILI (incorrect length indication) set\n" : "");
        if (bytes.bit(at + 4, 7)) {
            text.add("    Sense key specific: ");
            dump = new SgKeySpecific(text, bytes, at + 4).print(key, false);
        }
        text.add("    Field replaceable unit code: ").hex(bytes.at(at + 7)).line();
        if (bytes.bit(at + 2, 7)) {
            text.add("    Information: 0x").octets(bytes, at + 8, 8).line();
        }
        text.add("    Command specific: 0x").octets(bytes, at + 16, 8).line();
        return dump;
    }

    private boolean designation(int at, int length) {
        int code = bytes.at(at + 3);
        String usage = SgTerms.find("usage", code);
        text.add("\n    Usage reason: ")
                .add(usage == null ? "reserved[" + code + "]" : usage)
                .line();
        // the real program trusts the length in the descriptor here
        new SgDesignator(text, bytes, at + 4, bytes.at(at + 1) - 2).print();
        return length < 0;
    }

    private boolean microcode(int at, int length) {
        if (length < 6) {
            text.add(" ");
            return tooShort();
        }
        int seconds = (int) bytes.number(at + 6, 2);
        text.add(" time: ").add(seconds == 0 ? "unknown" : seconds + " seconds").line();
        return false;
    }

    private boolean nvme(int at, int length) {
        text.add(": ");
        if (length < 6) {
            return tooShort();
        }
        int status = (int) bytes.number(at + 6, 2);
        text.add("DNR=").add(bytes.at(at + 5) >> 7).add(", M=").add(bytes.at(at + 5) >> 6 & 1);
        text.add(", SCT_SC=").hex(status).line();
        if (status != 0) {
            String name = SgTerms.find("nvme-status", status & NVME_STATUS_BITS);
            text.add("    ")
                    .add(name == null ? "Reserved [0x" + Integer.toHexString(status) + "]" : name)
                    .line();
        }
        return false;
    }

    private void dump(int from, int count) {
        if (count < 0) {
            text.add("    short descriptor\n");
            return;
        }
        for (int i = 0; i < count; i++) {
            text.add(i % PER_LINE == 0 ? "    " : "").octet(bytes.at(from + i)).add(" ");
            text.add(i % PER_LINE == PER_LINE - 1 || i == count - 1 ? "\n" : "");
        }
    }
}

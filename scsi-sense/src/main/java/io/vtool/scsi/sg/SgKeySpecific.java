package io.vtool.scsi.sg;

/** What the sense key adds, as sg3_utils prints it: three bytes of which the first has the valid bit. */
final class SgKeySpecific {
    private static final String TOO_SHORT = "   >> descriptor too short\n";

    private final Text text;
    private final Bytes bytes;
    private final int at;

    SgKeySpecific(Text text, Bytes bytes, int at) {
        this.text = text;
        this.bytes = bytes;
        this.at = at;
    }

    /** One line, for fixed format. */
    void printInLine(int key) {
        switch (key) {
            case 0x5:
                text.add("  Sense Key Specific: Error in ").add(part()).add(": byte ");
                place();
                break;
            case 0x0, 0x2:
                text.add("  Progress indication: ");
                percent();
                text.line();
                break;
            case 0x1, 0x3, 0x4:
                text.add("  Actual retry count: 0x");
                text.octet(bytes.at(at + 1)).octet(bytes.at(at + 2)).line();
                break;
            case 0xa:
                text.add("  Segment pointer: Relative to start of ").add(list()).add(", byte ");
                place();
                break;
            case 0x6:
                text.add("  Unit attention condition queue: overflow flag is ")
                        .add(bytes.at(at) & 1)
                        .line();
                break;
            default:
                text.add("  Sense_key: ").hex(key).add(" unexpected\n");
                break;
        }
    }

    /**
     * After {@code Sense key specific: } in a descriptor.
     *
     * @return whether the sense key has no such bytes, so that they are to be shown as they are
     */
    boolean print(int key, boolean tooShort) {
        switch (key) {
            case 0x5:
                text.add("Field pointer:");
                if (tooShort) {
                    text.add(" ").add(TOO_SHORT);
                    return true;
                }
                text.add("\n        Error in ").add(part()).add(": byte ");
                place();
                return false;
            case 0x0, 0x2:
                text.add("Progress indication: ");
                if (tooShort) {
                    text.add(TOO_SHORT);
                    return true;
                }
                percent();
                text.line();
                return false;
            case 0x1, 0x3, 0x4:
                text.add("Actual retry count: ");
                if (tooShort) {
                    text.add(TOO_SHORT);
                    return true;
                }
                text.add((int) bytes.number(at + 1, 2)).line();
                return false;
            case 0xa:
                text.add("Segment pointer:\n");
                if (tooShort) {
                    text.add(TOO_SHORT);
                    return true;
                }
                text.add("        Relative to start of ").add(list()).add(", byte ");
                place();
                return false;
            case 0x6:
                text.add("Unit attention condition queue:\n        overflow flag is ")
                        .add(bytes.at(at) & 1)
                        .line();
                return false;
            default:
                text.add("Sense_key: ").hex(key).add(" unexpected\n");
                return true;
        }
    }

    private String part() {
        return bytes.bit(at, 6) ? "Command" : "Data parameters";
    }

    private String list() {
        return bytes.bit(at, 5) ? "segment descriptor" : "parameter list";
    }

    private void place() {
        text.add((int) bytes.number(at + 1, 2));
        if (bytes.bit(at, 3)) {
            text.add(" bit ").add(bytes.at(at) & 7);
        }
        text.line();
    }

    private void percent() {
        int hundredfold = (int) bytes.number(at + 1, 2) * 100;
        int hundredths = hundredfold % 65536 / 656;
        text.add(hundredfold / 65536)
                .add(hundredths < 10 ? ".0" : ".")
                .add(hundredths)
                .add("%");
    }
}

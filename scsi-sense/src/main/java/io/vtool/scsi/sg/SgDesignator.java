package io.vtool.scsi.sg;

/** A designation descriptor (SPC-5 7.7.6.1) as sg3_utils prints it. */
final class SgDesignator {
    private static final int HEADER_LENGTH = 4;
    private static final int ASCII = 2;
    private static final int UTF8 = 3;
    private static final int BINARY = 1;
    private static final int LOGICAL_UNIT = 0;
    private static final int TARGET_PORT = 1;
    private static final int VENDOR_ID_LENGTH = 8;
    private static final int USB = 9;
    private static final int PCIE = 10;

    private final Text text;
    private final Bytes bytes;
    private final int at;
    private final int given;
    private final int content;
    private final int length;
    private final int codeSet;
    private final int association;

    SgDesignator(Text text, Bytes bytes, int at, int given) {
        this.text = text;
        this.bytes = bytes;
        this.at = at;
        this.given = given;
        content = at + HEADER_LENGTH;
        length = bytes.at(at + 3);
        codeSet = bytes.at(at) & 0xf;
        association = bytes.at(at + 1) >> 4 & 3;
    }

    void print() {
        if (given < HEADER_LENGTH) {
            text.add("  designator desc too short: got length of ").add(given).add(" want 4 or more\n");
            return;
        }
        if (length > given - HEADER_LENGTH) {
            text.add("  designator too long: says it is ")
                    .add(length)
                    .add(" bytes, but given ")
                    .add(given - HEADER_LENGTH)
                    .add(" bytes\n");
            return;
        }
        int type = bytes.at(at + 1) & 0xf;
        int protocol = bytes.at(at) >> 4;
        boolean hasProtocol = bytes.bit(at + 1, 7);
        text.add("    ").add(SgTerms.orReserved("association", association)).add(":\n");
        text.add("      designator type: ").add(SgTerms.orReserved("designator", type));
        text.add(",  code set: ").add(SgTerms.orReserved("code-set", codeSet)).line();
        if (hasProtocol && (association == TARGET_PORT || association == TARGET_PORT + 1)) {
            text.add("       transport: ").add(protocolName(protocol)).line();
        }
        switch (type) {
            case 0x0:
                vendorSpecific();
                break;
            case 0x1:
                t10();
                break;
            case 0x2:
                eui();
                break;
            case 0x3:
                naa();
                break;
            case 0x4:
                number("Relative target port", TARGET_PORT, "target port", "");
                break;
            case 0x5:
                number("Target port group", TARGET_PORT, "target port", "  ");
                break;
            case 0x6:
                number("Logical unit group", LOGICAL_UNIT, "logical unit", "  ");
                break;
            case 0x7:
                md5();
                break;
            case 0x8:
                name();
                break;
            case 0x9:
                port(protocol, hasProtocol);
                break;
            case 0xa:
                uuid();
                break;
            default:
                text.add("        reserved designator=").hex(type).line();
                HexDump.print(text, bytes, content, length, "  ");
                break;
        }
    }

    private static String protocolName(int protocol) {
        String name = SgTerms.find("protocol", protocol);
        return name == null ? "" : name;
    }

    private void vendorSpecific() {
        text.add("        vendor specific:");
        boolean words = length == 0 || bytes.at(content) >= ' ' && bytes.at(content) < 0x7f;
        if (words && (codeSet == BINARY || codeSet == ASCII)) {
            text.add(" ").string(bytes, content, length).line();
        } else {
            text.line();
            HexDump.printWithCharacters(text, bytes, content, length, "  ");
        }
    }

    private void t10() {
        text.add("        vendor id: ").string(bytes, content, VENDOR_ID_LENGTH).line();
        if (length > VENDOR_ID_LENGTH) {
            int rest = length - VENDOR_ID_LENGTH;
            text.add("        vendor specific: ");
            if (codeSet == ASCII || codeSet == UTF8) {
                text.string(bytes, content + VENDOR_ID_LENGTH, rest).line();
            } else {
                text.add("0x").octets(bytes, content + VENDOR_ID_LENGTH, rest).line();
            }
        }
    }

    private void eui() {
        if (length == 8 || length == 12 || length == 16) {
            text.add("        0x").octets(bytes, content, length).line();
            return;
        }
        text.add("        << expect 8, 12 and 16 byte EUI, got ").add(length).add(" >>\n");
        HexDump.print(text, bytes, content, length, "  ");
    }

    private void naa() {
        int format = bytes.at(content) >> 4;
        int wanted = format == 6 ? 16 : 8;
        if (codeSet != BINARY) {
            text.add("        << unexpected code set ").add(codeSet).add(" for NAA >>\n");
        } else if (format != 2 && format != 3 && format != 5 && format != 6) {
            text.add("        << unexpected NAA [").hex(format).add("] >>\n");
        } else if (length != wanted) {
            text.add("        << unexpected NAA ")
                    .add(format)
                    .add(" identifier length: ")
                    .hex(length)
                    .add(" >>\n");
        } else {
            text.add("        0x").octets(bytes, content, length).line();
            return;
        }
        HexDump.print(text, bytes, content, length, "  ");
    }

    private void number(String what, int wantedAssociation, String wanted, String indent) {
        if (codeSet == BINARY && association == wantedAssociation && length == 4) {
            text.add("        ").add(what).add(": ").hex(bytes.number(content + 2, 2));
            text.line();
            return;
        }
        text.add("        << expected binary code_set, ").add(wanted).add(" association, length 4 >>\n");
        HexDump.print(text, bytes, content, length, indent);
    }

    private void md5() {
        if (codeSet == BINARY && association == LOGICAL_UNIT) {
            text.add("        MD5 logical unit identifier:\n");
            HexDump.print(text, bytes, content, length, "  ");
            return;
        }
        text.add("        << expected binary code_set, logical unit association >>\n");
        HexDump.print(text, bytes, content, length, "");
    }

    private void name() {
        if (codeSet == ASCII || codeSet == UTF8) {
            text.add("        SCSI name string:\n        ")
                    .string(bytes, content, length)
                    .line();
            return;
        }
        text.add("        << expected UTF-8 code_set >>\n");
        HexDump.printWithCharacters(text, bytes, content, length, "  ");
    }

    private void port(int protocol, boolean hasProtocol) {
        if (!hasProtocol) {
            text.add("         >>>> Protocol specific port identifier expects protocol")
                    .line();
            text.add("            identifier to be valid and it is not").line();
        }
        if (protocol == USB) {
            text.add("        USB device address: ").hex(bytes.at(content) & 0x7f);
            text.add("\n        USB interface number: ")
                    .hex(bytes.at(content + 2))
                    .line();
        } else if (protocol == PCIE) {
            int function = bytes.at(content + 1);
            text.add("        PCIe routing ID, bus number: ").hex(bytes.at(content));
            text.add("\n            function number: ").hex(function);
            text.add("\n            [or device number: ").hex(function >> 3);
            text.add(", function number: ").hex(function & 7).add("]\n");
        } else {
            text.add("        >>>> unexpected protocol identifier: ").add(protocolName(protocol));
            text.add("\n             with Protocol specific port identifier\n");
        }
    }

    private void uuid() {
        if (codeSet != BINARY) {
            text.add("        << expected binary code_set >>\n");
        } else if (length != 18 || bytes.at(content) >> 4 != 1) {
            text.add("        << expected locally assigned UUID, 16 bytes long >>\n");
        } else {
            text.add("        Locally assigned UUID: ");
            for (int i = 0; i < 16; i++) {
                text.add(i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "").octet(bytes.at(content + 2 + i));
            }
            text.line();
            return;
        }
        HexDump.printWithCharacters(text, bytes, content, length, "  ");
    }
}

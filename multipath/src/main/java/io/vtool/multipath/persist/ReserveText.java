package io.vtool.multipath.persist;

/** Answers to PERSISTENT RESERVE IN in the words of mpathpersist. */
final class ReserveText {
    private static final String[] TYPES = {
        "obsolete [0]",
        "Write Exclusive",
        "obsolete [2]",
        "Exclusive Access",
        "obsolete [4]",
        "Write Exclusive, registrants only",
        "Exclusive Access, registrants only",
        "Write Exclusive, all registrants",
        "Exclusive Access, all registrants",
        "obsolete [9]",
        "obsolete [0xa]",
        "obsolete [0xb]",
        "obsolete [0xc]",
        "obsolete [0xd]",
        "obsolete [0xe]",
        "obsolete [0xf]"
    };

    /** Types in the order of the mask, each with the bit that release 0.9.4 looks at, which is not the one of the standard. */
    private static final int[][] MASK = {{7, 0x80}, {6, 0x40}, {5, 0x20}, {3, 0x8}, {1, 0x2}, {8, 0x100}};

    private ReserveText() {}

    static String of(int action, ReserveData data) {
        return switch (action) {
            case PersistRequest.READ_KEYS -> keys(data);
            case PersistRequest.READ_RESERVATION -> reservation(data);
            case PersistRequest.REPORT_CAPABILITIES -> capabilities(data);
            default -> fullStatus(data);
        };
    }

    private static String generation(ReserveData data) {
        return "  PR generation=0x" + Integer.toHexString(data.generation());
    }

    private static String keys(ReserveData data) {
        StringBuilder text = new StringBuilder(generation(data)).append(", ");
        int count = data.keyCount();
        if (count == 0) {
            return text.append("\t0 registered reservation key.\n").toString();
        }
        text.append('\t').append(count);
        text.append(count == 1 ? " registered reservation key follows:\n" : " registered reservation keys follow:\n");
        for (long key : data.keys()) {
            text.append("    0x").append(Long.toHexString(key)).append('\n');
        }
        return text.toString();
    }

    private static String reservation(ReserveData data) {
        if (!data.reserved()) {
            return generation(data) + ", there is NO reservation held \n";
        }
        int scope = data.reservationScopeAndType() >> 4;
        return generation(data)
                + ", Reservation follows:\n   Key = 0x"
                + Long.toHexString(data.holderKey())
                + "\n  scope = "
                + (scope == 0 ? "LU_SCOPE" : scope)
                + ", type = "
                + TYPES[data.reservationScopeAndType() & 0xf]
                + "\n";
    }

    private static String capabilities(ReserveData data) {
        int flags = data.capability(2);
        int more = data.capability(3);
        StringBuilder text = new StringBuilder("Report capabilities response:\n");
        line(text, "  Compatible Reservation Handling(CRH)", (flags & 0x10) != 0);
        line(text, "  Specify Initiator Ports Capable(SIP_C)", (flags & 8) != 0);
        line(text, "  All Target Ports Capable(ATP_C)", (flags & 4) != 0);
        line(text, "  Persist Through Power Loss Capable(PTPL_C)", flags != 0);
        line(text, "  Type Mask Valid(TMV)", (more & 0x80) != 0);
        line(text, "  Allow Commands", (more & 0x70) != 0);
        line(text, "  Persist Through Power Loss Active(PTPL_A)", (more & 1) != 0);
        if ((more & 0x80) != 0) {
            text.append("    Support indicated in Type mask:\n");
            int mask = data.capability(4) << 8 | data.capability(5);
            for (int[] type : MASK) {
                text.append("      ")
                        .append(TYPES[type[0]])
                        .append(": ")
                        .append(mask & type[1])
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, boolean set) {
        text.append(name).append(": ").append(set ? 1 : 0).append('\n');
    }

    private static String fullStatus(ReserveData data) {
        StringBuilder text = new StringBuilder(generation(data)).append(" \n");
        for (ReserveData.Registration each : data.registrations()) {
            text.append("   Key = 0x").append(Long.toHexString(each.key())).append('\n');
            if (each.allPorts()) {
                text.append("      All target ports bit set\n");
            } else {
                text.append("      All target ports bit clear\n      Relative port address: 0x")
                        .append(Integer.toHexString(each.port()))
                        .append('\n');
            }
            if (each.holder()) {
                int scope = each.scopeAndType() >> 4;
                text.append("      << Reservation holder >>\n      scope: ")
                        .append(scope == 0 ? "LU_SCOPE, " : scope + " ")
                        .append(" type: ")
                        .append(TYPES[each.scopeAndType() & 0xf])
                        .append('\n');
            } else {
                text.append("      not reservation holder\n");
            }
            text.append(TransportIds.text(each.transportId()));
        }
        return text.toString();
    }
}

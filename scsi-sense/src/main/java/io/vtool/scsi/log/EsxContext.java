package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/** What an ESX line says before the status: who logged it, the command, the device and the path. */
final class EsxContext {
    private static final int REACH = 1500;

    private final Cursor c;
    private final int to;
    private String module = "";
    private @Nullable Integer opcode;
    private @Nullable String deviceId;
    private @Nullable String pathId;
    /** Whether the command is written {@code Cmd(0x412400000000) 0x28}. */
    private boolean withAddress;

    /** Whether the command is written {@code Cmd(0x28)}. */
    private boolean shortCommand;

    private boolean commandId;
    private boolean release8;
    private boolean physicalPath;
    private boolean retry;

    private EsxContext(Cursor c, int to) {
        this.c = c;
        this.to = to;
    }

    static EsxContext before(Line line, int at) {
        EsxContext context = new EsxContext(new Cursor(line.text), at);
        context.read(line.back(at, REACH));
        return context;
    }

    /** What a piece of a line says, where the rest follows the status. */
    static EsxContext between(Line line, int from, int to) {
        EsxContext context = new EsxContext(new Cursor(line.text), to);
        context.read(from);
        return context;
    }

    /** A new event with everything that stands before its status. */
    EventBuilder event() {
        String form = form();
        EventBuilder event = new EventBuilder(form, origin(form));
        event.opcode = opcode;
        event.deviceId = deviceId;
        event.pathId = pathId;
        event.prefixed = opcode != null || deviceId != null || pathId != null || !module.isEmpty();
        return event;
    }

    private static Origin origin(String form) {
        return form.startsWith("esx4") ? Origin.ESX4 : form.startsWith("esxi") ? Origin.ESXI5 : Origin.ESX;
    }

    private String form() {
        return switch (module) {
            case "ScsiDeviceToken" -> "esx4-scsidevicetoken";
            case "SCSIAsyncDeviceCommand" -> "esx4-error-inject";
            case "hppthrottlelogfordevice" -> "esxi7-hpp-throttle";
            case "throttle" -> "esxi5-nmp-throttle";
            case "reset" -> "esxi6-nmp-reset-throttle";
            case "satp" -> "esxi5-satp-command";
            case "NvmeScsi" -> "esxi7-nvmescsi";
            default -> retry ? "esx4-nmp-retry" : physicalPath ? "esx4-nmp-complete" : deviceForm();
        };
    }

    private String deviceForm() {
        if (commandId) {
            return "esxi8-scsideviceio-cmdid";
        }
        if (release8) {
            return "esxi8-scsideviceio";
        }
        if (withAddress) {
            return "esxi5-scsideviceio";
        }
        if (shortCommand && opcode != null) {
            return "esxi-scsideviceio-short";
        }
        return module.equals("ScsiDeviceIO") ? "esx4-scsideviceio" : "esx-hdp-fragment";
    }

    /** Visits the words; a later command, device or path replaces an earlier one. */
    private void read(int from) {
        int p = from;
        while (p < to) {
            char ch = c.charAt(p);
            if (!Cursor.isLetter(ch)) {
                p++;
                continue;
            }
            int end = c.wordEnd(p, 128);
            end = Math.min(end, to);
            int next = word(Cursor.lower(ch), p, end);
            p = Math.max(end, next);
            if (p == end) {
                p++;
            }
        }
    }

    private int word(char first, int start, int end) {
        return switch (first) {
            case 'c' -> is(start, end, "cmd") || is(start, end, "command") ? command(end) : commandId(start, end);
            case 'd' -> is(start, end, "dev") || is(start, end, "device") ? device(end) : end;
            case 'p' -> is(start, end, "path") ? path(start, end) : end;
            case 'o' -> is(start, end, "opcode") ? command(end) : end;
            case 'i', 'w', 'e' -> level(start, end);
            case 's', 'n', 'h', 'v' -> module(start, end);
            default -> end;
        };
    }

    private int commandId(int start, int end) {
        commandId |= is(start, end, "cmdid");
        return end;
    }

    /** {@code In(182) vmkernel:} is how ESXi 8 starts a line. */
    private int level(int start, int end) {
        if (end - start == 2 && c.charAt(end) == '(' && Cursor.isDigit(c.charAt(end + 1))) {
            release8 = true;
        }
        return end;
    }

    private int module(int start, int end) {
        String text = c.text;
        if (end - start == 12 && text.startsWith("ScsiDeviceIO", start)) {
            module = "ScsiDeviceIO";
        } else if (is(start, end, "scsidevicetoken")) {
            module = "ScsiDeviceToken";
        } else if (is(start, end, "scsiasyncdevicecommand")) {
            module = "SCSIAsyncDeviceCommand";
        } else if (is(start, end, "nvmescsi")) {
            module = "NvmeScsi";
        } else if (ends(start, end, "issuecommandonpath")) {
            module = "satp";
        } else if (ends(start, end, "throttlelogfordevice")) {
            module = Cursor.lower(c.charAt(start)) == 'h' ? "hppthrottlelogfordevice" : "throttle";
        } else if (ends(start, end, "resetdevicelogthrottling")) {
            module = "reset";
        } else if (ends(start, end, "completeretryforpath")) {
            retry = true;
        }
        return end;
    }

    private int command(int end) {
        boolean outer = c.charAt(end) == '(' || c.charAt(end) == ' ' && c.charAt(end + 1) == '(';
        c.to(end).skipAny(outer ? " (" : " :=");
        int start = c.at;
        int value = c.prefixedHex(2);
        boolean address = outer && c.text.startsWith(") 0x", c.at);
        if (value >= 0 && !address) {
            opcode = value;
            shortCommand = outer;
            return c.at;
        }
        if (!outer) {
            return end;
        }
        c.to(start);
        if (!c.accept("0x")) {
            return end;
        }
        c.at = c.wordEnd(c.at, 32);
        c.skipAny("), ");
        value = c.prefixedHex(2);
        if (value < 0) {
            return end;
        }
        opcode = value;
        withAddress = true;
        return c.at;
    }

    private int device(int end) {
        c.to(end).skipAny(" :=");
        String name = EsxName.read(c, to, false);
        if (name == null) {
            return end;
        }
        deviceId = name;
        return c.at;
    }

    private int path(int start, int end) {
        c.to(end).skipAny(" :=");
        String name = EsxName.read(c, to, true);
        if (name == null) {
            return end;
        }
        pathId = name;
        physicalPath = c.text.regionMatches(true, start - 9, "physical ", 0, 9);
        return c.at;
    }

    private boolean is(int start, int end, String word) {
        return end - start == word.length() && c.text.regionMatches(true, start, word, 0, word.length());
    }

    private boolean ends(int start, int end, String word) {
        return end - start >= word.length() && c.text.regionMatches(true, end - word.length(), word, 0, word.length());
    }
}

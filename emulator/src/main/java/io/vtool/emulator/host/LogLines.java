package io.vtool.emulator.host;

import io.vtool.iscsi.admin.LoginOutcome;
import io.vtool.scsi.table.AdditionalSense;
import io.vtool.scsi.table.LinuxHostByte;
import io.vtool.scsi.table.LinuxHostBytes;
import io.vtool.scsi.table.OperationCode;
import io.vtool.scsi.table.OperationCodes;
import io.vtool.scsi.table.SenseKey;
import io.vtool.scsi.table.SenseKeys;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The lines that a Linux kernel and an ESXi vmkernel print for what a host has noticed. */
public final class LogLines {
    private static final int SECTOR = 512;
    private static final int RESERVATION_CONFLICT = 0x18;
    private static final int MEDIUM_ERROR = 0x3;
    private static final int HARDWARE_ERROR = 0x4;
    private static final int ILLEGAL_REQUEST = 0x5;
    private static final int DATA_PROTECT = 0x7;
    private static final int WRITE_PROTECTED = 0x27;
    private static final int SPACE_ALLOCATION_FAILED = 0x07;
    private static final int WORLD = 2097152;
    private static final long NO_BLOCK = -1;
    /** Transitioning, offline, LBA-dependent, unavailable, standby, non-optimized, optimized. */
    private static final String STATES = "TOLUSNA";

    private static final int[] STATE_BITS = {0x80, 0x40, 0x10, 0x08, 0x04, 0x02, 0x01};

    private final List<String> lines = new ArrayList<>();
    private String head = "";

    private LogLines() {}

    /**
     * Writes an event as a Linux kernel or open-iscsi's daemon does, as it stands in a system's log file.
     *
     * @param host name of the host
     * @param event the event
     * @param blockSize bytes of a logical block of the device it is about
     * @return its lines
     */
    public static List<String> linux(String host, LogEvent event, int blockSize) {
        LogLines log = new LogLines();
        String origin = time(event.millis()) + "+00:00 " + host + " ";
        log.head = origin + "kernel: ";
        if (event instanceof LogEvent.FailedCommand failed) {
            log.linux(failed, blockSize);
        } else if (event instanceof LogEvent.PortGroupChange change) {
            log.add("sd " + change.hctl() + ": alua: " + group(change.state()));
        } else if (event instanceof LogEvent.Message message) {
            String number = message.pid() == 0 ? "" : "[" + message.pid() + "]";
            log.lines.add(origin + message.program() + number + ": " + message.text());
        } else {
            for (String line : SessionLines.of(event)) {
                log.lines.add(origin + line);
            }
        }
        return log.lines;
    }

    private static String group(PortGroupState group) {
        char state = switch (group.state()) {
            case 0x0 -> 'A';
            case 0x1 -> 'N';
            case 0x2 -> 'S';
            case 0x3 -> 'U';
            case 0x4 -> 'L';
            case 0xe -> 'O';
            case 0xf -> 'T';
            default -> 'X';
        };
        StringBuilder supported = new StringBuilder();
        for (int i = 0; i < STATES.length(); i++) {
            char letter = STATES.charAt(i);
            boolean has = (group.supported() & STATE_BITS[i]) != 0;
            supported.append(has ? letter : Character.toLowerCase(letter));
        }
        String number = Integer.toHexString(group.group());
        return "port group " + (number.length() < 2 ? "0" : "") + number + " state " + state + " "
                + (group.preferred() ? "preferred" : "non-preferred") + " supports " + supported;
    }

    private static String time(long millis) {
        ZonedDateTime at = Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC);
        StringBuilder text = new StringBuilder();
        digits(text, at.getYear(), 4).append('-');
        digits(text, at.getMonthValue(), 2).append('-');
        digits(text, at.getDayOfMonth(), 2).append('T');
        digits(text, at.getHour(), 2).append(':');
        digits(text, at.getMinute(), 2).append(':');
        digits(text, at.getSecond(), 2).append('.');
        return digits(text, at.getNano() / 1_000_000, 3).toString();
    }

    private static StringBuilder digits(StringBuilder text, int number, int width) {
        String digits = Integer.toString(number);
        return text.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
    }

    private void add(String text) {
        lines.add(head + text);
    }

    private void linux(LogEvent.FailedCommand failed, int blockSize) {
        String device = "sd " + failed.hctl() + ": [" + failed.device() + "] tag#" + failed.tag() + " ";
        if (failed.status() == RESERVATION_CONFLICT) {
            add("sd " + failed.hctl() + ": reservation conflict");
        }
        if (failed.hostByte() == ScsiAnswer.DID_NO_CONNECT) {
            add("sd " + failed.hctl() + ": rejecting I/O to offline device");
        }
        LinuxHostByte name = LinuxHostBytes.find(failed.hostByte());
        add(device + "FAILED Result: hostbyte=" + (name == null ? hex(failed.hostByte()) : name.name())
                + " driverbyte=DRIVER_OK cmd_age=0s");
        ScsiAnswer answer = new ScsiAnswer(failed.hostByte(), failed.status(), new byte[0], failed.sense(), null);
        SenseKey key = SenseKeys.find(answer.senseKey());
        if (key != null) {
            boolean deferred = (failed.sense()[0] & 1) != 0;
            add(device + "Sense Key : " + title(key.name()) + (deferred ? " [deferred] " : " [current] "));
            add(device + "Add. Sense: " + addedSense(answer.asc(), answer.ascq()));
        }
        add(device + "CDB: " + command(failed.cdb()));
        long block = firstBlock(failed.cdb());
        if (block != NO_BLOCK) {
            boolean write = isWrite(failed.cdb());
            long sector = block * (Math.max(blockSize, SECTOR) / SECTOR);
            add(trouble(failed, answer) + ", dev " + failed.device() + ", sector " + sector + " op "
                    + (write ? "0x1:(WRITE)" : "0x0:(READ)") + " flags 0x0 phys_seg 1 prio class 2");
        }
    }

    /** How the kernel's block layer calls what went wrong. */
    private static String trouble(LogEvent.FailedCommand failed, ScsiAnswer answer) {
        if (failed.status() == RESERVATION_CONFLICT) {
            return "critical nexus error";
        }
        return switch (answer.senseKey()) {
            case MEDIUM_ERROR -> "critical medium error";
            case HARDWARE_ERROR, ILLEGAL_REQUEST -> "critical target error";
            case DATA_PROTECT ->
                answer.asc() == WRITE_PROTECTED && answer.ascq() == SPACE_ALLOCATION_FAILED
                        ? "critical space allocation error"
                        : "critical target error";
            default -> "I/O error";
        };
    }

    private static String hex(int value) {
        return "0x" + (value < 0x10 ? "0" : "") + Integer.toHexString(value);
    }

    private static String addedSense(int asc, int ascq) {
        AdditionalSense known = asc < 0 ? null : AdditionalSense.find(asc, Math.max(0, ascq));
        String text = known == null ? null : known.linuxText();
        return text == null
                ? "<<vendor>>ASC=0x" + Integer.toHexString(Math.max(0, asc)) + " ASCQ=0x"
                        + Integer.toHexString(Math.max(0, ascq))
                : text;
    }

    private static String command(byte[] cdb) {
        StringBuilder text = new StringBuilder();
        OperationCode known = cdb.length == 0 ? null : OperationCodes.find(cdb[0] & 0xff, serviceAction(cdb), 0);
        String name = known == null ? null : known.sg3Text();
        if (known == null) {
            text.append("opcode=").append(hex(cdb.length == 0 ? 0 : cdb[0] & 0xff));
        } else {
            text.append(name == null ? title(known.name()) : title(name));
        }
        for (byte one : cdb) {
            text.append(' ').append(hex(one & 0xff).substring(2));
        }
        return text.toString();
    }

    private static @Nullable Integer serviceAction(byte[] cdb) {
        return switch (cdb[0] & 0xff) {
            case 0x5e, 0x5f, 0x9e, 0x9f, 0xa3, 0xa4 -> cdb.length > 1 ? cdb[1] & 0x1f : 0;
            default -> null;
        };
    }

    /** {@code READ(10)} as {@code Read(10)}. */
    private static String title(String name) {
        StringBuilder text = new StringBuilder();
        boolean start = true;
        for (int i = 0; i < name.length(); i++) {
            String letter = name.substring(i, i + 1);
            text.append(start ? letter.toUpperCase(Locale.ROOT) : letter.toLowerCase(Locale.ROOT));
            start = letter.equals(" ");
        }
        return text.toString();
    }

    private static boolean isWrite(byte[] cdb) {
        return switch (cdb[0] & 0xff) {
            case 0x0a, 0x2a, 0xaa, 0x8a, 0x41, 0x93 -> true;
            default -> false;
        };
    }

    /** Where a read or write begins, {@link #NO_BLOCK} for other commands. */
    private static long firstBlock(byte[] cdb) {
        return switch (cdb.length == 0 ? 0xff : cdb[0] & 0xff) {
            case 0x08, 0x0a -> number(cdb, 1, 3) & 0x1fffff;
            case 0x28, 0x2a, 0xa8, 0xaa, 0x41 -> number(cdb, 2, 4);
            case 0x88, 0x8a, 0x93 -> number(cdb, 2, 8);
            default -> NO_BLOCK;
        };
    }

    private static long number(byte[] bytes, int from, int length) {
        long value = 0;
        for (int i = from; i < from + length && i < bytes.length; i++) {
            value = value << 8 | bytes[i] & 0xff;
        }
        return value;
    }

    /**
     * Writes an event as a vmkernel does.
     *
     * @param event the event
     * @return its lines
     */
    public static List<String> esxi(LogEvent event) {
        LogLines log = new LogLines();
        int cpu = (int) (event.millis() / 1000 % 8);
        String stamp = time(event.millis()) + "Z ";
        String place = "cpu" + cpu + ":" + (WORLD + cpu) + ")";
        if (event instanceof LogEvent.FailedCommand failed) {
            log.head = stamp + place;
            log.esxi(failed);
        } else if (event instanceof LogEvent.UnitFound found) {
            log.head = stamp + place;
            LoginOutcome.Unit unit = found.unit();
            log.add("ScsiScan: 1063: Path 'vmhba64:C0:T"
                    + found.hctl().substring(0, found.hctl().indexOf(':')) + ":L"
                    + unit.lun() + "': Vendor: '" + padded(unit.vendor(), 8) + "'  Model: '"
                    + padded(unit.product(), 16) + "'  Rev: '" + padded(unit.revision(), 4) + "'");
        } else if (event instanceof LogEvent.Attention attention) {
            log.head = stamp + place;
            log.esxi(told(attention));
        } else if (event instanceof LogEvent.LinkChange link) {
            log.head = stamp + place + "WARNING: iscsi_vmk: ";
            String way = "vmhba64:CH:" + link.host() + " T:0 CN:0: iSCSI connection is being marked ";
            log.add(
                    link.lost()
                            ? "iscsivmk_StopConnection:741: " + way + "\"OFFLINE\" (Event:4)"
                            : "iscsivmk_StartConnection:880: " + way + "\"ONLINE\"");
        }
        return log.lines;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    /** A vmkernel logs the command that was told of the change. */
    private static LogEvent.FailedCommand told(LogEvent.Attention attention) {
        byte[] sense = new byte[18];
        sense[0] = 0x70;
        sense[2] = 0x6;
        sense[7] = 10;
        sense[12] = (byte) attention.asc();
        sense[13] = (byte) attention.ascq();
        return new LogEvent.FailedCommand(
                attention.millis(), attention.hctl(), attention.device(), attention.naa(), 0, 2, new byte[6], sense, 6);
    }

    private void esxi(LogEvent.FailedCommand failed) {
        ScsiAnswer answer = new ScsiAnswer(failed.hostByte(), failed.status(), new byte[0], failed.sense(), null);
        boolean valid = answer.senseKey() >= 0;
        int opcode = failed.cdb().length == 0 ? 0 : failed.cdb()[0] & 0xff;
        String device = failed.naa().isEmpty() ? "mpx.vmhba64:C0:T0:L" + lun(failed.hctl()) : "naa." + failed.naa();
        String command = Long.toHexString(0x45b8e0000000L | (failed.millis() & 0xffffff) << 4);
        add("ScsiDeviceIO: 4167: Cmd(0x" + command + ") 0x" + Integer.toHexString(opcode) + ", CmdSN 0x"
                + Integer.toHexString(failed.tag() + 1) + " from world " + (WORLD + 1) + " to dev \"" + device
                + "\" failed H:0x" + Integer.toHexString(failed.hostByte()) + " D:0x"
                + Integer.toHexString(failed.status()) + " P:0x0 " + (valid ? "Valid" : "Possible")
                + " sense data: 0x" + Integer.toHexString(Math.max(0, answer.senseKey())) + " 0x"
                + Integer.toHexString(Math.max(0, answer.asc())) + " 0x"
                + Integer.toHexString(Math.max(0, answer.ascq())) + ".");
    }

    private static String lun(String hctl) {
        return hctl.substring(hctl.lastIndexOf(':') + 1);
    }
}

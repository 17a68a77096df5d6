import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Writes a log of a given size and the truth about it: what a scan must count. The same arguments give the same bytes.
 *
 * <p>usage: java ScanLog.java LOG TRUTH MIB esxi|linux EVENTS-PER-THOUSAND-LINES [SEED]
 */
public final class ScanLog {
    private static final String[] NOISE = {
        "World: 12458: VC opID HB-host-%x-%x maps to vmkernel opID %x",
        "HBX: 2961: 'datastore%x': HB at offset %x - Waiting for timed out HB: %x",
        "Net: 2524: connected vm-%x eth0 to vDS, portID 0x%x generation %x",
        "ScsiPath: 4541: Plugin 'NMP' claimed path 'vmhba%x:C0:T%x:L%x'",
        "Vol3: 1023: Couldn't read volume header from naa.6000d31000bd%x%x: Not supported %x",
        "Tcpip_Vmk: 263: Interface vmk0 mtu 9000 flags 0x%x rx %x tx %x bytes",
        "VSCSI: 6602: handle 82%x(vscsi0:%x):Destroying Device for world %x (pendCom 0)",
        "MemSched: vm %x: 5465: extended swap to %x pages, reclaim %x",
    };
    private static final String[] KERNEL_NOISE = {
        "audit: type=1400 audit(17%x): apparmor=\"STATUS\" operation=\"profile_load\" pid=%x comm=\"apparmor_parser\" n=%x",
        "EXT4-fs (sda%x): mounted filesystem with ordered data mode. Opts: %x quota %x",
        "e1000e 0000:00:1f.6 eth0: NIC Link is Up %x Mbps Full Duplex, Flow Control: Rx/Tx %x %x",
        "usb 1-%x: new high-speed USB device number %x using xhci_hcd %x",
        "TCP: request_sock_TCP: Possible SYN flooding on port %x. Sending cookies. Check SNMP counters %x %x.",
    };
    private static final int[][] SENSE = {
        {0, 2, 0, 6, 0x29, 0}, {0, 2, 0, 5, 0x24, 0}, {0, 2, 0, 5, 0x20, 0}, {0, 2, 0, 6, 0x3f, 0xe}, {0, 2, 0, 3, 0x11, 0},
        {8, 0, 0, 0, 0, 0}, {0, 0x18, 0, 0, 0, 0}, {1, 0, 0, 0, 0, 0}, {0, 2, 0, 5, 0x25, 0}, {0xb, 0, 0, 0, 0, 0},
    };
    private static final int[] OPCODES = {0x28, 0x2a, 0x12, 0x1a, 0x85, 0x88, 0x8a, 0x89, 0x9e, 0xa3, 0x0};

    private final SplittableRandom random;
    private final StringBuilder line = new StringBuilder(512);
    private final Map<String, Long> codes = new TreeMap<>();
    private final Map<String, Long> devices = new TreeMap<>();
    private final Map<String, Long> opcodes = new TreeMap<>();
    private long lines;
    private long senseLines;
    private long repeated;
    private long searched;
    private long millis = 1_709_251_200_000L;

    private ScanLog(long seed) {
        random = new SplittableRandom(seed);
    }

    public static void main(String[] args) throws IOException {
        long size = Long.parseLong(args[2]) << 20;
        int share = (int) Math.round(Double.parseDouble(args[4]) * 1000);
        ScanLog log = new ScanLog(args.length > 5 ? Long.parseLong(args[5]) : 1);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[0])), 1 << 20)) {
            long written = 0;
            while (written < size) {
                boolean event = log.random.nextInt(1_000_000) < share;
                log.line(args[3].equals("linux"), event);
                byte[] bytes = log.line.toString().getBytes(StandardCharsets.UTF_8);
                out.write(bytes);
                written += bytes.length;
            }
        }
        Files.writeString(Path.of(args[1]), log.truth());
    }

    private void line(boolean linux, boolean event) {
        line.setLength(0);
        lines++;
        millis += random.nextInt(120);
        if (linux) {
            kernelTime();
            if (event) {
                kernelEvent();
            } else {
                noise(KERNEL_NOISE);
            }
        } else {
            esxTime();
            if (event) {
                esxEvent();
            } else {
                noise(NOISE);
            }
        }
        if (line.indexOf("sense data") >= 0) {
            searched++;
        }
        line.append('\n');
    }

    private void noise(String[] texts) {
        String text = texts[random.nextInt(texts.length)];
        int from = 0;
        for (int at = text.indexOf("%x"); at >= 0; at = text.indexOf("%x", from)) {
            line.append(text, from, at).append(Integer.toHexString(random.nextInt(1 << 20)));
            from = at + 2;
        }
        line.append(text, from, text.length());
    }

    private void esxTime() {
        long s = millis / 1000;
        long day = s / 86_400 - 19_783; // days since 2024-03-01
        line.append("2024-03-").append(two(1 + day % 31)).append('T').append(two(s / 3600 % 24)).append(':');
        line.append(two(s / 60 % 60)).append(':').append(two(s % 60)).append('.');
        line.append(Long.toString(1000 + millis % 1000), 1, 4).append("Z cpu").append(random.nextInt(64)).append(':');
        line.append(1_000_000 + random.nextInt(2_000_000)).append(')');
    }

    private void kernelTime() {
        long s = millis / 1000;
        line.append("Mar ").append(String.format("%2d", 1 + (s / 86_400 - 19_783) % 31)).append(' ');
        line.append(two(s / 3600 % 24)).append(':').append(two(s / 60 % 60)).append(':').append(two(s % 60));
        line.append(" dbhost01 kernel: [").append(millis % 1_000_000_000L / 1000).append('.');
        line.append(100_000 + random.nextInt(900_000)).append("] ");
    }

    private static String two(long n) {
        return n < 10 ? "0" + n : Long.toString(n);
    }

    private void esxEvent() {
        int[] code = SENSE[random.nextInt(SENSE.length)];
        int opcode = OPCODES[random.nextInt(OPCODES.length)];
        String device = "naa.6000d31000bd" + Integer.toHexString(0x10000000 + random.nextInt(200) * 7919) + "00000000";
        String path = "vmhba" + random.nextInt(4) + ":C0:T" + random.nextInt(8) + ":L" + random.nextInt(16);
        String op = "0x" + Integer.toHexString(opcode);
        int form = random.nextInt(100);
        if (form < 4) {
            int times = 10 * (1 + random.nextInt(500));
            line.append("NMP: nmp_ThrottleLogForDevice:3546: last error status from device ").append(device);
            line.append(" repeated ").append(times).append(" times");
            repeated += times;
            return;
        }
        if (form < 6) {
            int times = 1 + random.nextInt(40);
            line.append("HPP: HppThrottleLogForDevice:1109: Error status ");
            status(code, "Valid");
            line.append(". from device ").append(device).append(" repeated ").append(times).append(" times,  hppAction = 1");
            repeated += times;
            count(code, device, null);
            return;
        }
        if (form < 50) {
            line.append("NMP: nmp_ThrottleLogForDevice:2318: Cmd ").append(op).append(" (0x41244109c100, 12535) to dev \"");
            line.append(device).append("\" on path \"").append(path).append("\" Failed: ");
            status(code, code[1] == 2 ? "Valid" : "Possible");
            line.append(". Act:").append(code[0] == 0 ? "NONE" : "EVAL");
        } else if (form < 85) {
            line.append("ScsiDeviceIO: 4176: Cmd(0x45be86a85348) ").append(op).append(", CmdSN 0x");
            line.append(Integer.toHexString(random.nextInt())).append(" from world ").append(random.nextInt(1 << 22));
            line.append(" to dev \"").append(device).append("\" failed ");
            status(code, code[1] == 2 ? "Valid" : "Possible");
            line.append(form < 70 ? "." : "");
        } else if (form < 97) {
            line.append("NMP: nmp_CompleteCommandForPath: Command ").append(op).append(" (0x4100070e8e80) to NMP device \"");
            line.append(device).append("\" failed on physical path \"").append(path).append("\" ");
            status(code, code[1] == 2 ? "Valid" : "Possible");
            line.append('.');
        } else {
            damaged(op, device, path, code);
        }
        count(code, device, opcode);
    }

    /** What a web page or a mail makes of a line. */
    private void damaged(String op, String device, String path, int[] code) {
        int start = line.length();
        line.append("NMP: nmp_ThrottleLogForDevice:2318: Cmd ").append(op).append(" (0x41244109c100, 12535) to dev \u201c");
        line.append(device).append("\u201d on path \u201c").append(path).append("\u201d Failed: ");
        status(code, "Possible");
        String text = line.substring(start).replace("0x", "0\u00d7");
        line.setLength(start);
        line.append(text);
    }

    private void status(int[] code, String word) {
        line.append("H:0x").append(Integer.toHexString(code[0])).append(" D:0x").append(Integer.toHexString(code[1]));
        line.append(" P:0x").append(Integer.toHexString(code[2])).append(' ').append(word).append(" sense data: 0x");
        line.append(Integer.toHexString(code[3])).append(" 0x").append(Integer.toHexString(code[4])).append(" 0x");
        line.append(Integer.toHexString(code[5]));
    }

    private void kernelEvent() {
        int disk = random.nextInt(26);
        String device = "sd" + (char) ('a' + disk);
        line.append("sd ").append(2 + disk % 4).append(":0:").append(disk).append(":0: [").append(device).append("] tag#");
        line.append(random.nextInt(256)).append(' ');
        switch (random.nextInt(3)) {
            case 0 -> {
                line.append("FAILED Result: hostbyte=DID_OK driverbyte=DRIVER_SENSE cmd_age=").append(random.nextInt(9)).append('s');
                count(new int[] {0, -1, -1, -1, -1, -1}, device, null);
            }
            case 1 -> {
                line.append("Sense Key : Medium Error [current]");
                count(new int[] {-1, -1, -1, 3, -1, -1}, device, null);
            }
            default -> {
                line.append("Add. Sense: Unrecovered read error");
                count(new int[] {-1, -1, -1, -1, 0x11, 0}, device, null);
            }
        }
    }

    private void count(int[] code, String device, Integer opcode) {
        senseLines++;
        StringBuilder key = new StringBuilder();
        for (int number : code) {
            key.append(key.length() > 0 ? "," : "").append(number < 0 ? "null" : Integer.toString(number));
        }
        codes.merge(key.toString(), 1L, Long::sum);
        devices.merge(device, 1L, Long::sum);
        if (opcode != null) {
            opcodes.merge(opcode.toString(), 1L, Long::sum);
        }
    }

    private String truth() {
        return "{\"lines\":" + lines + ",\"sense_lines\":" + senseLines + ",\"repeated\":" + repeated
                + ",\"lines_with_sense_data\":" + searched + ",\"by_code\":" + object(codes) + ",\"by_device\":"
                + object(devices) + ",\"by_opcode\":" + object(opcodes) + "}\n";
    }

    private static String object(Map<String, Long> counts) {
        StringBuilder text = new StringBuilder("{");
        counts.forEach((key, count) -> text.append(text.length() > 1 ? "," : "")
                .append('"')
                .append(key)
                .append("\":")
                .append(count));
        return text.append('}').toString();
    }
}

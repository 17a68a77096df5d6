package io.vtool.cli;

import io.vtool.cli.env.Environment;
import io.vtool.cli.env.Terminal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Walks what users do most, so that the class-data archive made at the end of the run holds the classes they need. */
final class Training {
    private static final long PV_BYTES = 64L << 20;

    private static final String EVENT = "cpu3:4099)ScsiDeviceIO: 1672: Command 0x28 to device \"naa.6\" failed "
            + "H:0x0 D:0x2 P:0x0 Valid sense data: 0x6 0x3f 0xe.";

    private static final String KERNEL = """
            sd 2:0:0:1: [sdb] tag#5 FAILED Result: hostbyte=DID_OK driverbyte=DRIVER_OK
            sd 2:0:0:1: [sdb] tag#5 Sense Key : Medium Error [current]
            sd 2:0:0:1: [sdb] tag#5 Add. Sense: Unrecovered read error
            sd 2:0:0:1: [sdb] tag#5 CDB: Read(10) 28 00 00 00 00 08 00 00 08 00
            blk_update_request: critical medium error, dev sdb, sector 8""";

    private static final String[][] LINES = {
        {"--version"},
        {},
        {"help", "sense"},
        {"sense", "decode", "--help"},
        {"sense", "decode", EVENT},
        {"sense", "decode", "-o", "json"},
        {"sense", "decode", "-o", "jsonl"},
        {"sense", "decode", "-otsv"},
        {"sense", "decode", KERNEL},
        {"sense", "decode", "--from", "."}, // a folder: opened as a file is
        {"sense", "decode", "70", "00", "05", "00", "00", "00", "00", "0a", "00", "00", "00", "00", "24", "00"},
        {"sense", "decode", "no status"},
        {"sense", "decode", "--no-such-option"},
        {"sense", "lookup", "5/24/0", "-o", "json"},
        {"sense", "lookup", "H:0x1"},
        {"sense", "lookup", "reservation"},
        {"sense", "list"},
        {"sense", "list", "opcodes", "-o", "tsv"},
        {"completion", "bash"},
        {"sense", "scan", "-o", "json", "-"},
        {"sense", "scan", System.getProperty("java.home") + "/release"}, // some small file
        {"sg_decode_sense", "70", "00", "05", "00", "00", "00", "00", "0a", "00", "00", "00", "00", "24", "00"},
        {"sens"},
    };

    /** Run with a lab of their own. */
    private static final String[][] LAB_LINES = {
        {"iscsiadm", "-m", "node"},
        {"iscsiadm", "-m", "session", "-P", "3"},
        {"iscsiadm", "-m", "iface", "-I", "default"},
        {"iscsi", "session", "--json"},
        {"lab", "status"},
        {"lab", "clock", "advance", "1m"},
    };

    /** Run with a lab of their own. */
    private static final String[][] MULTIPATH_LINES = {
        {"multipath", "ll"},
        {"multipath", "ll", "-o", "json"},
        {"multipath", "-ll"},
        {"multipathd", "show", "paths"},
        {"multipathd", "show", "maps", "json"},
        {"lab", "clock", "advance", "1m"},
        {"multipath", "ll"}, // with checks that are due
    };

    /** Run with a lab of their own too. */
    private static final String[][] VOLUME_LINES = {
        {"lvs"}, {"vgs"}, {"lab", "clock", "advance", "1m"}, {"pvs"},
    };

    /** Run with an image of one PV. */
    private static final String[][] LVM_LINES = {
        {"lvs"},
        {"lvs", "--dm", "none"},
        {"lvs", "-a", "-o+lv_all,seg_all", "-Slv_size>1m"},
        {"vgs"},
        {"vgs", "-o+vg_all", "--reportformat", "json"},
        {"pvs"},
        {"pvs", "--segments", "-o+pv_all"},
        {"lvm", "lvdisplay", "-m"},
        {"lvm", "vgdisplay", "-v"},
        {"lvm", "pvscan"},
        {"lvm", "lvscan"},
    };

    private Training() {}

    /**
     * Runs every line of a family of commands; what they print goes nowhere, and one that fails has still loaded its classes.
     *
     * @param variables the environment, read by the caller as an ordinary run does
     * @param folder for a lab and an image; a lab that is there already, as {@code lab}, is used
     * @param family lab, multipath or lvm; anything else is all there is
     */
    static void run(Map<String, String> variables, Path folder, String family) {
        boolean all = !family.equals("lab") && !family.equals("multipath") && !family.equals("lvm");
        if (all) {
            run(variables, Map.of(), LINES);
        }
        Map<String, String> lab = Map.of("VTOOL_LAB", folder.resolve("lab").toString());
        if (all || family.equals("lab")) {
            run(variables, lab, LAB_LINES);
        }
        if (all || family.equals("multipath")) {
            run(variables, lab, MULTIPATH_LINES);
        }
        if (all || family.equals("lvm")) {
            run(variables, lab, VOLUME_LINES);
            onImage(variables, folder.resolve("pv.img"));
        }
    }

    private static void onImage(Map<String, String> variables, Path image) {
        try (InputStream packed = Training.class.getResourceAsStream("training-pv.gz")) {
            if (packed == null) {
                return;
            }
            Files.write(image, new GZIPInputStream(packed).readAllBytes());
            try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
                file.setLength(PV_BYTES);
            }
        } catch (IOException e) {
            // these classes are then loaded one by one
            return;
        }
        String[][] lines = new String[LVM_LINES.length][];
        for (int i = 0; i < lines.length; i++) {
            int length = LVM_LINES[i].length;
            lines[i] = Arrays.copyOf(LVM_LINES[i], length + 2);
            lines[i][length] = "--image";
            lines[i][length + 1] = "/dev/sda=" + image;
        }
        run(variables, Map.of(), lines);
    }

    private static void run(Map<String, String> variables, Map<String, String> lab, String[][] lines) {
        for (String[] line : lines) {
            run(variables, lab, line);
        }
    }

    private static void run(Map<String, String> variables, Map<String, String> lab, String... line) {
        Map<String, String> world = new HashMap<>(lab);
        world.put("COLUMNS", variables.getOrDefault("COLUMNS", "80"));
        OutputStream sink = OutputStream.nullOutputStream();
        Environment environment = new Environment(
                new SystemTime(),
                new SystemRandom(),
                new SystemSignals(),
                world,
                new ByteArrayInputStream((EVENT + "\n").getBytes(StandardCharsets.UTF_8)),
                sink,
                sink,
                Terminal.NONE,
                Path.of(""));
        Main.run(environment, line);
    }
}

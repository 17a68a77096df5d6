package io.vtool.emulator.host;

import io.vtool.iscsi.admin.Pace;
import io.vtool.iscsi.node.PrivateFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What a host's kernel has logged: one line of a file for each event, from which both forms of text are made. The file is
 * halved when it has grown long.
 */
public final class HostLog {
    private static final long LONGEST = 4L << 20;
    private static final int FIELDS = 9;

    private final Path file;
    private final Pace pace;

    /**
     * A command that failed.
     *
     * @param millis when, milliseconds since 1970
     * @param hctl address of the device
     * @param device its name, {@code sda}
     * @param naa its NAA identifier, empty if it has none
     * @param hostByte Linux's host byte
     * @param status SAM status
     * @param cdb the command
     * @param sense sense data, empty if there is none
     * @param tag number of the command in the device's queue
     */
    public record Entry(
            long millis,
            String hctl,
            String device,
            String naa,
            int hostByte,
            int status,
            byte[] cdb,
            byte[] sense,
            int tag) {}

    HostLog(Path file, Pace pace) {
        this.file = file;
        this.pace = pace;
    }

    /** Logs a command. A log that cannot be written does not fail the command. */
    void failed(HostDisk disk, byte[] cdb, ScsiAnswer answer) {
        HexFormat hex = HexFormat.of();
        String line = pace.millis() + "\t" + disk.hctl() + "\t" + disk.name() + "\t" + disk.naa() + "\t"
                + answer.hostByte() + "\t" + answer.status() + "\t" + hex.formatHex(cdb) + "\t"
                + hex.formatHex(answer.sense()) + "\t" + (disk.lun() * 7 + cdb.length & 0x7f) + "\n";
        try {
            append(line);
        } catch (IOException e) {
            // the log is full or not writable; what it is about goes on
        }
    }

    private void append(String line) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            PrivateFile.folders(folder);
        }
        if (Files.exists(file) && Files.size(file) > LONGEST) {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            int half = text.indexOf('\n', text.length() / 2);
            PrivateFile.write(file, text.substring(half + 1));
        }
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            out.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /**
     * Reads it.
     *
     * @return in the order in which it happened
     * @throws IOException if it cannot be read
     */
    public List<Entry> entries() throws IOException {
        List<Entry> all = new ArrayList<>();
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return all;
        }
        for (String line : text.split("\n")) {
            String[] f = line.split("\t", -1);
            if (f.length == FIELDS) {
                all.add(entry(f));
            }
        }
        return all;
    }

    private static Entry entry(String[] f) {
        HexFormat hex = HexFormat.of();
        return new Entry(
                Long.parseLong(f[0]),
                f[1],
                f[2],
                f[3],
                Integer.parseInt(f[4]),
                Integer.parseInt(f[5]),
                hex.parseHex(f[6]),
                hex.parseHex(f[7]),
                Integer.parseInt(f[8]));
    }
}

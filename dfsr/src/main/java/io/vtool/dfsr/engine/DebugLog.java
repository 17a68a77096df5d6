package io.vtool.dfsr.engine;

import io.vtool.dfsr.model.FileTime;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** A member's debug log: {@code Dfsr00001.log}, compressed when it is full. Its zone is UTC. */
final class DebugLog implements AutoCloseable {
    private static final String PREFIX = "Dfsr";
    private static final String SUFFIX = ".log";
    private static final int DIGITS = 5;
    private static final int MILLI = 3;

    private final Path folder;
    private final String member;
    private final LogSettings settings;
    private final List<String> lines = new ArrayList<>();
    /** Whether the entry that lines are added to is written. */
    private boolean open = true;

    /**
     * Readies it.
     *
     * @param folder where the logs are, made when something is written
     * @param member name of the member
     * @param settings what is written, and how much is kept
     */
    DebugLog(Path folder, String member, LogSettings settings) {
        this.folder = folder;
        this.member = member;
        this.settings = settings;
    }

    /** Writes an entry. */
    void entry(long millis, String module, int sourceLine, String level, String function, String text) {
        open = settings.writes(level);
        add(oneLine(stamp(millis) + " 1812 " + module + " " + padded(Integer.toString(sourceLine), 5, ' ') + " "
                + (level.isEmpty() ? "" : "[" + level + "] ") + function + " " + text));
    }

    /** Writes more of an entry below it. */
    void nested(String text) {
        add(oneLine("+\t" + text));
    }

    /** Names may hold what would end the line. */
    private static String oneLine(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }

    private void add(String line) {
        if (open) {
            lines.add(line);
        }
    }

    /** Writes an error below an entry, the outermost frame first. */
    void error(int code, String function, String file, String kind, String message) {
        add("+\t[Error:" + code + "(0x" + Integer.toHexString(code) + ") " + function + " " + file + ":" + code
                + " 1812 " + kind + " " + message + "]");
    }

    /** Writes a record below an entry. */
    void record(IdRecord r) {
        boolean wrapped = (r.flags() & IdRecord.JOURNAL_WRAP) != 0;
        String[] fields = {
            "fid 0x" + hex(r.fileId()),
            "usn 0x" + Long.toHexString(r.usn()),
            "uidVisible " + bit(r, IdRecord.UID_VISIBLE),
            "filtered 0",
            "journalWrapped " + (wrapped ? 1 : 0),
            "slowRecoverCheck 0",
            "pendingTombstone " + bit(r, IdRecord.PENDING_TOMBSTONE),
            "internalUpdate 0",
            "dirtyShutdownMismatch 0",
            "meetInstallUpdate 0",
            "meetReanimated 0",
            "recUpdateTime " + stamp(FileTime.millis(r.updateTime())) + " GMT",
            "present " + bit(r, IdRecord.PRESENT),
            "nameConflict " + bit(r, IdRecord.NAME_CONFLICT),
            "attributes 0x" + Integer.toHexString(r.attributes()),
            "ghostedHeader 0",
            "data 0",
            "gvsn " + r.gvsn(),
            "uid " + r.uid(),
            "parent " + r.parent(),
            "fence 16010101 00:00:00.000",
            "clockDecrementedInDirtyShutdown 0",
            "clock " + stamp(FileTime.millis(r.clock())) + " GMT (0x" + Long.toHexString(r.clock()) + ")",
            "createTime " + stamp(FileTime.millis(r.createTime())) + " GMT",
            "csId " + Version.braced(r.folder()),
            "hash " + groups(r.hash()),
            "similarity 00000000-00000000-00000000-00000000",
            "name " + oneLine(r.name())
        };
        for (String field : fields) {
            add("+\t" + field);
        }
        add("+");
    }

    private static int bit(IdRecord record, int flag) {
        return (record.flags() & flag) == 0 ? 0 : 1;
    }

    private static String hex(long number) {
        return Long.toHexString(number).toUpperCase(Locale.ROOT);
    }

    /** A hash as four groups of 32 bits. */
    static String groups(byte[] hash) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < hash.length; i++) {
            text.append(i > 0 && i % 4 == 0 ? "-" : "");
            text.append(Character.toUpperCase(Character.forDigit(hash[i] >> 4 & 0xf, 16)));
            text.append(Character.toUpperCase(Character.forDigit(hash[i] & 0xf, 16)));
        }
        return text.toString();
    }

    /** {@code yyyymmdd hh:mm:ss.mmm}, UTC. */
    static String stamp(long millis) {
        LocalDateTime t = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
        return padded(Integer.toString(t.getYear()), 4, '0') + two(t.getMonthValue()) + two(t.getDayOfMonth()) + " "
                + two(t.getHour()) + ":" + two(t.getMinute()) + ":" + two(t.getSecond()) + "."
                + padded(Long.toString(Math.floorMod(millis, 1000L)), MILLI, '0');
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private static String padded(String text, int width, char with) {
        StringBuilder padded = new StringBuilder();
        for (int i = text.length(); i < width; i++) {
            padded.append(with);
        }
        return padded.append(text).toString();
    }

    /** Writes what was gathered, beginning a new log when the present one is full. */
    void flush() throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        Files.createDirectories(folder);
        int number = Math.max(1, newest());
        Path file = file(number);
        long have = count(file);
        for (int from = 0; from < lines.size(); ) {
            if (have >= settings.mostLines()) {
                compress(file);
                number++;
                file = file(number);
                have = 0;
                dropOld(number);
            }
            int to = (int) Math.min(lines.size(), from + settings.mostLines() - have);
            write(file, have == 0, number, lines.subList(from, to));
            have += to - from;
            from = to;
        }
        lines.clear();
    }

    private void write(Path file, boolean fresh, int number, List<String> part) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            if (fresh) {
                out.write("* DFSR Log Sequence:1 Index:" + number + " Computer:" + member
                        + " TimeZone:Coordinated Universal Time (GMT+00:00) (TzId>UTC<dIzT) Build:[vtool lab]\r\n");
                out.write("* Configuration logLevel:" + settings.severity() + " maxEntryCount:" + settings.mostLines()
                        + " maxFileCount:" + settings.mostFiles() + " logPath:\\\\.\\C:\\Windows\\debug\\\r\n");
            }
            for (String line : part) {
                out.write(line);
                out.write("\r\n");
            }
        }
    }

    private Path file(int number) {
        return folder.resolve(PREFIX + padded(Integer.toString(number), DIGITS, '0') + SUFFIX);
    }

    private int newest() throws IOException {
        int newest = 0;
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, PREFIX + "?????" + SUFFIX)) {
            for (Path log : logs) {
                newest = Math.max(newest, number(log));
            }
        }
        return newest;
    }

    private static int number(Path log) {
        String name = String.valueOf(log.getFileName());
        try {
            return Integer.parseInt(name.substring(PREFIX.length(), PREFIX.length() + DIGITS));
        } catch (NumberFormatException e) {
            return 0; // somebody else's file
        }
    }

    private static long count(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        long count = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    count += buffer[i] == '\n' ? 1 : 0;
                }
            }
        }
        return count;
    }

    private static void compress(Path file) throws IOException {
        Path packed = file.resolveSibling(file.getFileName() + ".gz");
        Path part = file.resolveSibling(file.getFileName() + ".gz.part");
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = new GZIPOutputStream(Files.newOutputStream(part))) {
            in.transferTo(out);
        }
        Files.move(part, packed);
        Files.delete(file);
    }

    private void dropOld(int newest) throws IOException {
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, PREFIX + "?????" + SUFFIX + ".gz")) {
            for (Path log : logs) {
                if (number(log) <= newest - settings.mostFiles()) {
                    Files.delete(log);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}

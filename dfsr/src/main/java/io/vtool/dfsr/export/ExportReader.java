package io.vtool.dfsr.export;

import io.vtool.dfsr.capture.CaptureReader;
import io.vtool.dfsr.capture.Captured;
import io.vtool.dfsr.capture.CsvRows;
import io.vtool.dfsr.engine.PreservedManifest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads exports of real servers, in UTF-8 or UTF-16 with or without a byte order mark: what Export-Csv, ConvertTo-Json and {@code
 * wmic /format:csv} write, lists and tables of PowerShell and wmic, and texts of dfsrdiag, also several in one file behind their
 * prompts. Which it is, is told by what stands in it.
 */
public final class ExportReader {
    private static final int MARK = 1 << 16;
    private static final int LONGEST_LINE = 1 << 20;
    private static final int UTF_8_MARK = 3;

    private final EstateBuilder estate = new EstateBuilder();

    /**
     * Reads a file.
     *
     * @param name its path below what was named, which may say whose answer it is
     * @param bytes what stands in it; not closed
     * @return whether something of it is known
     * @throws IOException if it cannot be read
     */
    public boolean read(String name, InputStream bytes) throws IOException {
        Source source = new Source(name);
        BufferedReader in = new BufferedReader(text(bytes), MARK);
        in.mark(MARK - 1);
        String head = head(in);
        in.reset();
        int before = estate.taken();
        if (head.startsWith("{\"") || head.startsWith("[") && !head.contains("]: PS ") || head.matches("\\{\\s.*")) {
            estate.begin(source);
            new JsonRows(in, row -> estate.take(row, source)).read();
        } else if (isCsv(head)) {
            estate.begin(source);
            new CsvRows(in).read(row -> estate.take(row, source));
        } else if (head.startsWith("<") && head.contains("xml") || head.endsWith("Manifest>")) {
            estate.begin(source);
            for (PreservedManifest.Entry entry : PreservedManifest.read(in).entries()) {
                estate.kept(entry, source);
            }
        } else {
            lines(name, in);
        }
        return estate.taken() > before;
    }

    /** What was read, put together. */
    public Estate end() {
        return estate.end();
    }

    /** The first line that is not blank. */
    private static String head(Reader in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int i = 0; i < MARK - 2; i++) {
            int c = in.read();
            if (c < 0
                    || c == '\n'
                            && !head.toString().isBlank()
                            && !head.toString().startsWith("#TYPE")) {
                break;
            }
            if (c == '\n') {
                head.setLength(0);
            } else if (c != '\r') {
                head.append((char) c);
            }
        }
        return head.toString().strip();
    }

    /** Names with the same sign between them. */
    private static boolean isCsv(String head) {
        for (char separator : new char[] {',', ';', '\t'}) {
            int cells = 0;
            boolean names = head.indexOf(separator) > 0;
            for (int from = 0; names && from <= head.length(); cells++) {
                int end = head.indexOf(separator, from);
                String cell = head.substring(from, end < 0 ? head.length() : end);
                names = isName(cell.replace("\"", ""));
                from = (end < 0 ? head.length() : end) + 1;
            }
            if (names && cells > 1) {
                return true;
            }
        }
        return false;
    }

    private static boolean isName(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            if (!Character.isLetterOrDigit(cell.charAt(i)) && cell.charAt(i) != '_') {
                return false;
            }
        }
        return !cell.isEmpty();
    }

    private static Reader text(InputStream bytes) throws IOException {
        PushbackInputStream in = new PushbackInputStream(bytes, 4);
        byte[] start = new byte[4];
        int have = in.readNBytes(start, 0, 4);
        Charset charset = StandardCharsets.UTF_8;
        int skip = 0;
        int first = have > 1 ? (start[0] & 0xff) << 8 | start[1] & 0xff : 0;
        if (first == 0xfffe || first == 0xfeff) {
            charset = first == 0xfffe ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
            skip = 2;
        } else if (have >= UTF_8_MARK && first == 0xefbb && (start[2] & 0xff) == 0xbf) {
            skip = UTF_8_MARK;
        } else if (have == 4 && start[1] == 0 && start[3] == 0 && start[0] != 0) {
            charset = StandardCharsets.UTF_16LE;
        } else if (have == 4 && start[0] == 0 && start[2] == 0 && start[1] != 0) {
            charset = StandardCharsets.UTF_16BE;
        }
        in.unread(start, skip, have - skip);
        return new InputStreamReader(in, charset);
    }

    /** Texts, each behind the prompt that it is the answer to. */
    private void lines(String name, Reader in) throws IOException {
        Source source = new Source(name);
        List<String> block = new ArrayList<>();
        for (String line = line(in); line != null; line = line(in)) {
            String command = command(line);
            if (command != null) {
                block(source, block);
                block.clear();
                source = new Source(name);
                source.command(command);
            } else if (block.size() < CaptureReader.MOST_LINES) {
                block.add(line);
            }
        }
        block(source, block);
    }

    private static @Nullable String line(Reader in) throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            int c = in.read();
            if (c < 0 && line.length() == 0) {
                return null;
            }
            if (c < 0 || c == '\n') {
                return line.toString();
            }
            if (c != '\r' && line.length() < LONGEST_LINE) {
                line.append((char) c);
            }
        }
    }

    /** What was typed behind a prompt such as {@code PS C:\>} or {@code C:\Windows>}, null where the line is none. */
    private static @Nullable String command(String line) {
        int end = line.indexOf('>');
        if (end < 0 || line.startsWith(" ")) {
            return null;
        }
        String prompt = line.substring(0, end);
        int colon = prompt.indexOf(":\\");
        boolean prompted = prompt.startsWith("PS ")
                || prompt.startsWith("[") && prompt.contains("]: PS")
                || colon == 1 && Character.isLetter(prompt.charAt(0));
        return prompted ? line.substring(end + 1).strip() : null;
    }

    private void block(Source source, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        estate.begin(source);
        CaptureReader reader = new CaptureReader();
        for (String line : lines) {
            verbose(source, line);
            reader.line(line);
        }
        List<Map<String, String>> labelled = LabelledRows.of(lines);
        for (Map<String, String> row : labelled) {
            estate.labelled(row, source);
        }
        estate.states(lines, source);
        Captured found = reader.end();
        if (found instanceof Captured.Records objects) {
            objects.records().forEach(row -> estate.take(row, source));
        } else if (found instanceof Captured.Table table) {
            table.rows().forEach(row -> estate.take(row, source));
        } else if (found instanceof Captured.Backlog backlog) {
            estate.backlog(backlog, source);
        } else if (found instanceof Captured.WmicCall call) {
            estate.call(call, source);
        } else if (found instanceof Captured.ScheduleText schedule) {
            estate.schedule(schedule.schedule(), source);
        }
    }

    /** {@code VERBOSE: The replicated folder has a backlog of files. Replicated folder: "x". Count: 250}. */
    private static void verbose(Source source, String line) {
        int count = line.lastIndexOf("Count: ");
        String lower = line.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("verbose:") || !lower.contains("backlog")) {
            return;
        }
        if (lower.contains("no backlog")) {
            source.tell(0);
        } else if (count > 0) {
            Long number = new ExportedRow(Map.of("n", line.substring(count + "Count: ".length()))).number("n");
            if (number != null) {
                source.tell(number);
            }
        }
    }
}

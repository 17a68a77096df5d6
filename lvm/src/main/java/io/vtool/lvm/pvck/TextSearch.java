package io.vtool.lvm.pvck;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.text.ConfigFormatException;
import io.vtool.lvm.text.ConfigParser;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Every text in an area, old ones and damaged ones too: whatever begins like one at the start of a sector. */
final class TextSearch {
    private static final long WORD = 0xFFFF_FFFFL;
    private static final long MOST = Long.MAX_VALUE / 100;
    private static final int SECTOR = 512;
    private static final int LEAST = 256;
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_LINE = 127;
    private static final int DASHED = LvmId.LENGTH + 6;
    private static final String ID = "id = \"";
    private static final String SEQNO = "seqno = ";

    private final LvmRun run;
    private final RawBytes area;
    private final long place;
    private final @Nullable String file;
    private final ByteArrayOutputStream saved = new ByteArrayOutputStream();
    private @Nullable String groupId;
    private boolean several;
    private int first;
    private PvckSettings settings = PvckSettings.NONE;

    TextSearch(LvmRun run, RawBytes area, long place, @Nullable String file) {
        this.run = run;
        this.area = area;
        this.place = place;
        this.file = file;
    }

    void print() {
        if (file != null && BackupToRaw.exists(run, file)) {
            run.error("Failed to create file " + file);
            return;
        }
        PvckSettings given = PvckSettings.of(run);
        settings = given == null ? PvckSettings.NONE : given;
        int sectors = area.bytes().length / SECTOR - 1;
        int count = 0;
        boolean last = false;
        while (count < sectors && !last) {
            int at = SECTOR + count * SECTOR;
            Long wanted = settings.number("metadata_offset");
            if (wanted != null && wanted != place + at) {
                count++;
                continue;
            }
            int used = one(at);
            last = wanted != null || used > 0 && settings.number("seqno") != null;
            count += Math.max(1, used);
        }
        if (several) {
            run.error("WARNING: metadata from multiple VGs was found.");
        }
        if (file != null) {
            AreaDump.save(run, file, saved.toByteArray());
        }
    }

    /** How many sectors the text at a place takes, 0 if there is none. */
    private int one(int at) {
        String name = name(at);
        if (name == null) {
            return 0;
        }
        int idLine = at + name.length() + 3;
        int seqnoLine = idLine + line(idLine).length() + 1;
        String seqnoText = line(seqnoLine);
        if (!line(idLine).startsWith("id = ") || !seqnoText.startsWith(SEQNO)) {
            return 0;
        }
        Long seqno = number(seqnoText.substring(SEQNO.length()));
        Long wanted = settings.number("seqno");
        if (seqno == null || wanted != null && !wanted.equals(seqno)) {
            return 0;
        }
        byte[] text = copy(at);
        if (text == null) {
            run.error("Failed to extract full metadata text at " + (place + at) + ", skipping.");
            return 0;
        }
        String id = area.characters(idLine + ID.length(), DASHED);
        several |= groupId != null && !groupId.equals(id);
        groupId = groupId == null ? id : groupId;
        first = first == 0 ? at : first;
        print(at, text, name, seqno, id);
        return (text.length + SECTOR - 1) / SECTOR;
    }

    private void print(int at, byte[] text, String name, long seqno, String id) {
        RawBytes bytes = new RawBytes(text);
        String checksum = Long.toHexString(bytes.checksum(0, text.length));
        run.print("metadata at " + (place + at) + " length " + text.length + " crc " + "0".repeat(8 - checksum.length())
                + checksum + " vg " + name + " seqno " + seqno + " id " + id);
        byte[] plain = Arrays.copyOf(text, text.length - 1);
        try {
            ConfigParser.parse(plain);
        } catch (ConfigFormatException e) {
            run.error(e.inWords());
            run.error("WARNING: parse error for metadata at " + (place + at));
        }
        if (text.length < 3 || text[text.length - 2] != '\n' || text[text.length - 3] != '\n') {
            run.error("WARNING: unexpected terminating bytes for metadata at " + (place + at));
        }
        if (run.verbose()) {
            verbose(new String(plain, StandardCharsets.ISO_8859_1));
        }
        if (file != null) {
            saved.writeBytes((saved.size() > 0 ? "\n--\n" : "").getBytes(StandardCharsets.ISO_8859_1));
            saved.writeBytes(plain);
        }
    }

    private void verbose(String text) {
        int description = text.indexOf("description = ");
        if (description >= 0) {
            run.print(text.substring(description, end(text, description)));
            int time = text.indexOf("creation_time = ", description);
            if (time >= 0) {
                run.print(text.substring(time, end(text, time)) + "\n");
            }
        }
    }

    private static int end(String text, int from) {
        int newline = text.indexOf('\n', from);
        return newline < 0 ? text.length() : newline;
    }

    /** The name in front of a blank and an opening brace, or null. */
    private @Nullable String name(int at) {
        int length = 0;
        while (length <= LONGEST_NAME && at + length + 2 < area.bytes().length && nameByte(area.bytes()[at + length])) {
            length++;
        }
        boolean opened = length > 0 && area.has(" {\n", at + length);
        return opened ? area.text(at, length) : null;
    }

    private static boolean nameByte(byte c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '.'
                || c == '_'
                || c == '-'
                || c == '+';
    }

    private String line(int at) {
        int length = 0;
        while (length < LONGEST_LINE
                && at + length < area.bytes().length
                && area.bytes()[at + length] != '\n'
                && area.bytes()[at + length] != 0) {
            length++;
        }
        return at >= area.bytes().length ? "" : area.text(at, length);
    }

    /** A number without a sign of 32 bits, as C's sscanf reads it: one below 0 is taken too, and too large ones are the largest. */
    private static @Nullable Long number(String text) {
        boolean negative = text.startsWith("-");
        int first = negative || text.startsWith("+") ? 1 : 0;
        int at = first;
        long number = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            number = Math.min(number, MOST) * 10 + text.charAt(at++) - '0';
        }
        return at == first ? null : (Long) ((negative ? -number : number) & WORD);
    }

    /** The text with its NUL, wrapped at the end of the area if need be; null if it has no end. */
    private byte @Nullable [] copy(int at) {
        byte[] bytes = area.bytes();
        int end = at;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        int wrapped = 0;
        if (end == bytes.length) {
            int stop = first == 0 ? at : first;
            int from = SECTOR;
            while (from < stop && bytes[from] != 0) {
                from++;
            }
            if (from >= stop) {
                return null;
            }
            wrapped = from - SECTOR;
        }
        int length = end - at + wrapped;
        if (length < LEAST) {
            run.print("skip invalid metadata with len " + length + " at " + at);
            return null;
        }
        byte[] text = new byte[length + 1];
        System.arraycopy(bytes, at, text, 0, end - at);
        System.arraycopy(bytes, SECTOR, text, end - at, wrapped);
        return text;
    }
}

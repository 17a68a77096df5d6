package io.vtool.lvm.disk;

import io.vtool.lvm.LvmId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds every version that is still whole in the ring of a metadata area. Texts start at sector boundaries and end with a
 * NUL; one that runs into the start of another has lost its end and is left out. The ring is gone through once, a piece at a
 * time, and on from its start for a text that wraps.
 */
public final class RingSearch {
    private static final int SECTOR = 512;
    private static final int PIECE = 2048 * SECTOR;
    /** No area is so large; a damaged header may say so. */
    private static final long MOST = 1L << 30;

    private static final int MAX_NAME = 127;
    private static final int MAX_DIGITS = 18;
    private static final byte[] OPENING = " {\nid = \"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SEQNO = "\"\nseqno = ".getBytes(StandardCharsets.US_ASCII);
    private static final int DASHED_ID = 38;

    private final BlockSource source;
    private final long first;
    private final long size;
    private final byte[] piece;
    private final List<RingText> found = new ArrayList<>();
    private final MessageDigest digest = sha256();

    /** Where in the ring the text begins whose end is looked for; -1: there is none. */
    private long open = -1;

    private long length;
    private @Nullable LvmId group;
    private long seqno;

    private RingSearch(BlockSource source, MetadataHeader header, long size) {
        this.source = source;
        this.first = header.start() + MetadataHeader.SIZE;
        this.size = size;
        this.piece = new byte[(int) Math.min(size, PIECE)];
    }

    /**
     * The texts, in order of their place. At most a GiB of the area is searched.
     *
     * @throws IOException if the device cannot be read
     */
    public static List<RingText> search(BlockSource source, MetadataHeader header) throws IOException {
        long size = ring(source, header);
        return size <= 0 ? List.of() : new RingSearch(source, header, size).texts();
    }

    /**
     * Reads a text that was found.
     *
     * @throws IOException if the device cannot be read, or no longer so far
     */
    public static byte[] text(BlockSource source, MetadataHeader header, RingText found) throws IOException {
        long first = header.start() + MetadataHeader.SIZE;
        long start = found.offset() - MetadataHeader.SIZE;
        byte[] text = new byte[found.length()];
        int beforeEnd = (int) Math.min(text.length, ring(source, header) - start);
        int count = source.read(first + start, text, 0, beforeEnd);
        count += source.read(first, text, beforeEnd, text.length - beforeEnd);
        if (count < text.length) {
            throw new IOException("'" + source.name() + "' has become shorter");
        }
        return text;
    }

    private static long ring(BlockSource source, MetadataHeader header) {
        long size = header.size() < 0 ? MOST : Math.min(MOST, header.size() - MetadataHeader.SIZE);
        return Math.min(size, source.size() - header.start() - MetadataHeader.SIZE);
    }

    private List<RingText> texts() throws IOException {
        for (long at = 0; at < size; at += piece.length) {
            int count = read(at);
            for (int i = 0; i < count; i += SECTOR) {
                sector(at, i, Math.min(i + SECTOR, count), true);
            }
        }
        for (long at = 0; open >= 0 && at < open; at += piece.length) {
            int count = read(at);
            for (int i = 0; open >= 0 && i < count; i += SECTOR) {
                sector(at, i, Math.min(i + SECTOR, count), false);
            }
        }
        return found;
    }

    private int read(long at) throws IOException {
        int wanted = (int) Math.min(piece.length, size - at);
        if (source.read(first + at, piece, 0, wanted) < wanted) {
            throw new IOException("'" + source.name() + "' ends within a metadata area");
        }
        return wanted;
    }

    /** A sector: the start of a text, the end of the one before, or something between. */
    private void sector(long at, int from, int to, boolean starts) {
        if (startsText(from, to)) {
            open = starts ? at + from : -1;
            length = 0;
            digest.reset();
        }
        if (open < 0) {
            return;
        }
        int end = from;
        while (end < to && piece[end] != 0) {
            end++;
        }
        digest.update(piece, from, end - from);
        length += end - from;
        if (end < to) {
            close();
        } else if (length > MetadataReader.MAX_TEXT) {
            open = -1;
        }
    }

    private void close() {
        LvmId id = group;
        if (id != null && length <= MetadataReader.MAX_TEXT) {
            ByteBuffer key = ByteBuffer.wrap(digest.digest()).asReadOnlyBuffer();
            found.add(new RingText(open + MetadataHeader.SIZE, (int) length, id, seqno, key));
        }
        open = -1;
    }

    /** Only a group's section has its sequence number right behind its identifier; all that fits into a sector. */
    private boolean startsText(int from, int to) {
        int name = from;
        while (name < to && name - from <= MAX_NAME && nameByte(piece[name])) {
            name++;
        }
        int id = name + OPENING.length;
        int number = id + DASHED_ID + SEQNO.length;
        if (name == from
                || name - from > MAX_NAME
                || number > to
                || !same(OPENING, name)
                || !same(SEQNO, id + DASHED_ID)) {
            return false;
        }
        group = LvmId.parse(new String(piece, id, DASHED_ID, StandardCharsets.ISO_8859_1));
        seqno = 0;
        for (int i = number; i < to && i < number + MAX_DIGITS && piece[i] >= '0' && piece[i] <= '9'; i++) {
            seqno = seqno * 10 + piece[i] - '0';
        }
        return true;
    }

    private boolean same(byte[] wanted, int from) {
        for (int i = 0; i < wanted.length; i++) {
            if (piece[from + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean nameByte(byte c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '+'
                || c == '-'
                || c == '.'
                || c == '_';
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

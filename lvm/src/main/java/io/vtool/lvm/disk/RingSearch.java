package io.vtool.lvm.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds every version that is still whole in the ring of a metadata area. Texts start at sector boundaries and end with a
 * NUL; one that runs into the start of another has lost its end and is left out.
 */
public final class RingSearch {
    private static final int SECTOR = 512;
    private static final int MAX_NAME = 127;
    private static final byte[] OPENING = " {\nid = \"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SEQNO = "\"\nseqno = ".getBytes(StandardCharsets.US_ASCII);
    private static final int DASHED_ID = 38;

    private final byte[] ring;

    private RingSearch(byte[] ring) {
        this.ring = ring;
    }

    /**
     * The texts, in order of their place. At most {@link MetadataReader#MAX_TEXT} bytes of the area are searched.
     *
     * @throws IOException if the device cannot be read
     */
    public static List<RingText> search(BlockSource source, MetadataHeader header) throws IOException {
        long first = header.start() + MetadataHeader.SIZE;
        long size = Math.min(header.size() - MetadataHeader.SIZE, source.size() - first);
        if (size <= 0) {
            return List.of();
        }
        byte[] ring = new byte[(int) Math.min(size, MetadataReader.MAX_TEXT)];
        int count = source.read(first, ring, 0, ring.length);
        return count < ring.length ? List.of() : new RingSearch(ring).texts();
    }

    private List<RingText> texts() {
        List<RingText> found = new ArrayList<>();
        for (int start = 0; start < ring.length; start += SECTOR) {
            if (startsText(start)) {
                int length = length(start);
                if (length > 0) {
                    found.add(new RingText((long) start + MetadataHeader.SIZE, copy(start, length)));
                }
            }
        }
        return found;
    }

    /** How long the text is without its NUL, or 0 if another text begins before the NUL. */
    private int length(int start) {
        for (int length = 1; length < ring.length; length++) {
            int at = (start + length) % ring.length;
            if (ring[at] == 0) {
                return length;
            }
            if (at % SECTOR == 0 && startsText(at)) {
                return 0;
            }
        }
        return 0;
    }

    private byte[] copy(int start, int length) {
        byte[] text = new byte[length];
        int beforeEnd = Math.min(length, ring.length - start);
        System.arraycopy(ring, start, text, 0, beforeEnd);
        System.arraycopy(ring, 0, text, beforeEnd, length - beforeEnd);
        return text;
    }

    /** Only a group's section has its sequence number right behind its identifier. */
    private boolean startsText(int start) {
        int name = 0;
        while (name <= MAX_NAME && nameByte(at(start + name))) {
            name++;
        }
        return name > 0
                && name <= MAX_NAME
                && same(OPENING, start + name)
                && same(SEQNO, start + name + OPENING.length + DASHED_ID);
    }

    private boolean same(byte[] wanted, int from) {
        for (int i = 0; i < wanted.length; i++) {
            if (at(from + i) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private byte at(int index) {
        return ring[index % ring.length];
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
}

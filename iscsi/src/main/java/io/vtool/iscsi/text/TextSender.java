package io.vtool.iscsi.text;

import java.nio.ByteBuffer;
import java.util.List;

/** Gives text out in pieces that fit the peer's data segment; all but the last piece want the C bit (RFC 7143 6.2). */
public final class TextSender {
    private ByteBuffer waiting = ByteBuffer.allocate(0);

    /**
     * Takes new text behind what still waits.
     *
     * @param pairs the pairs
     */
    public void add(List<KeyValue> pairs) {
        byte[] text = TextCodec.encode(pairs);
        waiting = ByteBuffer.allocate(waiting.remaining() + text.length)
                .put(waiting)
                .put(text)
                .flip();
    }

    /**
     * Takes the next piece.
     *
     * @param limit the longest data segment the peer takes, in bytes
     * @return up to {@code limit} bytes, from position to limit
     */
    public ByteBuffer next(int limit) {
        int n = Math.min(limit, waiting.remaining());
        ByteBuffer piece = waiting.slice(waiting.position(), n);
        waiting.position(waiting.position() + n);
        return piece;
    }

    /**
     * Tells whether a further piece waits.
     *
     * @return whether the last piece was not the end
     */
    public boolean hasMore() {
        return waiting.hasRemaining();
    }
}

package io.vtool.iscsi.text;

import io.vtool.iscsi.pdu.ProtocolException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/** Puts text together that goes on over several PDUs (the C bit, RFC 7143 6.2), up to a limit. */
public final class TextCollector {
    /** How much text one exchange may bring, in bytes (RFC 7143 6.1). */
    public static final int DEFAULT_LIMIT = 64 * 1024;

    private final int limit;
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();

    /**
     * Makes an empty collector.
     *
     * @param limit how much text it takes, in bytes
     */
    public TextCollector(int limit) {
        this.limit = limit;
    }

    /**
     * Takes the data segment of one PDU.
     *
     * @param data bytes from position to limit, which are consumed
     * @throws ProtocolException if it is more than the limit in all
     */
    public void add(ByteBuffer data) throws ProtocolException {
        if (data.remaining() > limit - collected.size()) {
            throw new ProtocolException(
                    ProtocolException.Fault.TOO_LONG, "more than " + limit + " bytes of text in one exchange");
        }
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        collected.writeBytes(bytes);
    }

    /**
     * Decodes what was collected and begins anew.
     *
     * @return the pairs
     * @throws ProtocolException if the text is wrong
     */
    public List<KeyValue> finish() throws ProtocolException {
        ByteBuffer text = ByteBuffer.wrap(collected.toByteArray());
        collected.reset();
        return TextCodec.decode(text);
    }
}

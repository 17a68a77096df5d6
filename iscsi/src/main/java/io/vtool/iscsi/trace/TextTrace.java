package io.vtool.iscsi.trace;

import io.vtool.iscsi.pdu.BasicHeader;
import io.vtool.iscsi.text.AddressText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes a line for every PDU, and one for every text pair, without secrets. */
public final class TextTrace implements PduTrace {
    private final Appendable out;
    private int connections;

    /**
     * Makes a trace.
     *
     * @param out takes lines that end with a newline; its failures end the connection that is traced
     */
    public TextTrace(Appendable out) {
        this.out = out;
    }

    @Override
    public synchronized Connection connected(InetSocketAddress local, InetSocketAddress remote) {
        Lines lines = new Lines(++connections);
        lines.line("connected " + place(local) + " to " + place(remote));
        return lines;
    }

    static String place(InetSocketAddress address) {
        String host = AddressText.of(address.getAddress());
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    private synchronized void write(String line) {
        try {
            out.append(line).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Text of the peer as a terminal may show it. */
    static String printable(String text) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            safe.append(c < ' ' || c >= 0x7f && c < 0xa0 ? '?' : c);
        }
        return safe.toString();
    }

    private final class Lines implements Connection {
        private final int number;
        private final LoginText sentText = new LoginText();
        private final LoginText receivedText = new LoginText();

        Lines(int number) {
            this.number = number;
        }

        @Override
        public void pdu(boolean sent, ByteBuffer header, ByteBuffer segments, ByteBuffer data, Digests digests) {
            BasicHeader view = new BasicHeader(header);
            String arrow = sent ? "> " : "< ";
            line(arrow + PduLine.of(header));
            if (LoginText.carriesText(view.opcode())) {
                pairs(arrow, (sent ? sentText : receivedText).shown(view, data));
            }
        }

        private void pairs(String arrow, ByteBuffer text) {
            String pairs = StandardCharsets.UTF_8.decode(text.duplicate()).toString();
            int start = 0;
            for (int i = 0; i <= pairs.length(); i++) {
                if (i == pairs.length() || pairs.charAt(i) == 0) {
                    if (i > start) {
                        line(arrow + "  " + printable(pairs.substring(start, i)));
                    }
                    start = i + 1;
                }
            }
        }

        @Override
        public void closed() {
            line("closed");
        }

        private void line(String text) {
            write("iscsi " + number + " " + text);
        }
    }
}

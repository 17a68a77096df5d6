package io.vtool.iscsi.trace;

import io.vtool.iscsi.pdu.BasicHeader;
import io.vtool.iscsi.pdu.LoginRequestPdu;
import io.vtool.iscsi.pdu.LoginResponsePdu;
import io.vtool.iscsi.pdu.Opcode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Tells of connections, logins and text exchanges in the words of {@code iscsiadm -d}: the more, the higher the level.
 * Secrets are covered, which the real program does not do.
 */
public final class DebugTrace implements PduTrace {
    private static final int CONNECTIONS = 1;
    private static final int PDUS = 4;
    private static final int TEXTS = 6;
    private static final int OCTETS = 8;
    private static final int TRANSIT = 0x80;

    private final Appendable out;
    private final String prefix;
    private final int level;

    /**
     * Makes a trace.
     *
     * @param out takes lines that end with a newline
     * @param prefix what each line begins with
     * @param level 1 to 8
     */
    public DebugTrace(Appendable out, String prefix, int level) {
        this.out = out;
        this.prefix = prefix;
        this.level = level;
    }

    @Override
    public Connection connected(InetSocketAddress local, InetSocketAddress remote) {
        String place = TextTrace.place(remote);
        say(CONNECTIONS, "connecting to " + place);
        say(CONNECTIONS, "connected local port " + local.getPort() + " to " + place);
        return new Lines(place);
    }

    private synchronized void say(int from, String line) {
        if (level < from) {
            return;
        }
        try {
            out.append(prefix + line + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Lines implements Connection {
        private final String place;
        private final LoginText sentText = new LoginText();
        private final LoginText receivedText = new LoginText();

        Lines(String place) {
            this.place = place;
        }

        @Override
        public void pdu(boolean sent, ByteBuffer header, ByteBuffer segments, ByteBuffer data, Digests digests) {
            BasicHeader view = new BasicHeader(header);
            if (!LoginText.carriesText(view.opcode())) {
                return;
            }
            ByteBuffer text = (sent ? sentText : receivedText).shown(view, data);
            if (sent) {
                sent(view, header, text);
            } else {
                received(view, header, segments, text);
            }
        }

        private void sent(BasicHeader view, ByteBuffer header, ByteBuffer text) {
            if (view.opcode() == Opcode.LOGIN_REQUEST) {
                LoginRequestPdu login = new LoginRequestPdu(header);
                say(
                        PDUS,
                        "sending login PDU with " + stages(login.currentStage(), login.nextStage(), login.transit())
                                + ", isid 0x" + isid(login.isid()) + " exp_statsn "
                                + Integer.toUnsignedString(login.expStatSn()));
            } else {
                say(
                        PDUS,
                        "sending text pdu with CmdSN " + Integer.toUnsignedString(view.cmdSn()) + ", exp_statsn "
                                + Integer.toUnsignedString(view.expStatSn()));
            }
            pairs(text);
            say(OCTETS, "wrote " + BasicHeader.LENGTH + " bytes of PDU header");
            say(OCTETS, "wrote " + padded(text.remaining()) + " bytes of PDU data");
        }

        private void received(BasicHeader view, ByteBuffer header, ByteBuffer segments, ByteBuffer text) {
            boolean login = view.opcode() == Opcode.LOGIN_RESPONSE;
            int length = view.dataLength();
            int padding = padded(length) - length;
            say(OCTETS, "read " + BasicHeader.LENGTH + " bytes of PDU header");
            say(OCTETS, "read " + length + " bytes of PDU data");
            if (padding > 0) {
                say(OCTETS, "read " + padding + " pad bytes");
            }
            say(
                    PDUS,
                    "finished reading " + (login ? "login" : "text") + " PDU, " + BasicHeader.LENGTH + " hdr, "
                            + segments.remaining() + " ah, " + length + " data, " + padding + " pad");
            if (login) {
                LoginResponsePdu response = new LoginResponsePdu(header);
                say(PDUS, "login " + stages(response.currentStage(), response.nextStage(), response.transit()));
                pairs(text);
                say(CONNECTIONS, "login response status " + two(response.statusClass()) + two(response.statusDetail()));
            } else {
                pairs(text);
            }
        }

        private void pairs(ByteBuffer text) {
            String pairs = StandardCharsets.UTF_8.decode(text.duplicate()).toString();
            int start = 0;
            for (int i = 0; i <= pairs.length(); i++) {
                if (i == pairs.length() || pairs.charAt(i) == 0) {
                    if (i > start) {
                        say(TEXTS, ">    " + TextTrace.printable(pairs.substring(start, i)));
                    }
                    start = i + 1;
                }
            }
        }

        @Override
        public void closed() {
            say(CONNECTIONS, "disconnected from " + place);
        }
    }

    private static String stages(int current, int next, boolean transit) {
        return "current stage " + current + ", next stage " + (transit ? next : 0) + ", transit 0x"
                + Integer.toHexString(transit ? TRANSIT : 0);
    }

    private static String isid(long isid) {
        String hex = Long.toHexString(isid);
        return "0".repeat(Math.max(0, 12 - hex.length())) + hex;
    }

    private static String two(int number) {
        return (number < 10 ? "0" : "") + number;
    }

    private static int padded(int length) {
        return length + 3 & ~3;
    }
}

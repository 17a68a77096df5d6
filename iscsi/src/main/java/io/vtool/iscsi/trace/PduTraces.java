package io.vtool.iscsi.trace;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Several traces of the same connections. */
public final class PduTraces implements PduTrace {
    private final List<PduTrace> traces;

    /**
     * Joins traces.
     *
     * @param traces the traces, told in this order
     */
    public PduTraces(List<PduTrace> traces) {
        this.traces = List.copyOf(traces);
    }

    @Override
    public Connection connected(InetSocketAddress local, InetSocketAddress remote) {
        List<Connection> connections = new ArrayList<>();
        for (PduTrace trace : traces) {
            connections.add(trace.connected(local, remote));
        }
        return new Connections(connections);
    }

    private record Connections(List<Connection> each) implements Connection {
        @Override
        public void pdu(boolean sent, ByteBuffer header, ByteBuffer segments, ByteBuffer data, Digests digests) {
            for (Connection one : each) {
                one.pdu(sent, header, segments, data, digests);
            }
        }

        @Override
        public void closed() {
            for (Connection one : each) {
                one.closed();
            }
        }
    }
}

package io.vtool.iscsi.target;

import io.vtool.iscsi.login.SessionParameters;
import java.util.concurrent.atomic.AtomicBoolean;

/** A normal session: one nexus, one connection, one device. */
final class Session {
    private final Nexus nexus;
    private final int tsih;
    private final SessionParameters parameters;
    private final ScsiDevice device;
    private final Connection connection;
    private final AtomicBoolean ended = new AtomicBoolean();

    Session(Nexus nexus, int tsih, SessionParameters parameters, ScsiDevice device, Connection connection) {
        this.nexus = nexus;
        this.tsih = tsih;
        this.parameters = parameters;
        this.device = device;
        this.connection = connection;
    }

    Nexus nexus() {
        return nexus;
    }

    int tsih() {
        return tsih;
    }

    ScsiDevice device() {
        return device;
    }

    Connection connection() {
        return connection;
    }

    SessionInfo info() {
        return new SessionInfo(nexus, tsih, connection.peer(), parameters);
    }

    /** Tells the device that the nexus is lost, once. */
    void end() {
        if (ended.compareAndSet(false, true)) {
            device.nexusLost(nexus);
        }
    }
}

package io.vtool.emulator.host;

import java.time.Duration;

/** A disk of a host as the hardware handler uses it. */
record HandledPath(HostDisk disk, HostConnections connections, HostLog log) implements PortGroupHandler.Path {
    /** The time that Linux's handler gives its commands. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @Override
    public String port() {
        return disk.targetName() + "," + disk.groupTag();
    }

    @Override
    public String device() {
        return disk.devt();
    }

    @Override
    public ScsiAnswer execute(byte[] cdb, int dataIn, byte[] dataOut) {
        return connections.execute(disk, cdb, dataIn, dataOut, TIMEOUT);
    }

    @Override
    public void changed(PortGroupState state) {
        log.group(disk, state);
    }

    @Override
    public void refused(ScsiAnswer answer) {
        log.failed(disk, PortGroupHandler.SET, answer);
    }
}

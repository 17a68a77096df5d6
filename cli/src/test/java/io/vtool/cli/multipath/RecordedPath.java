package io.vtool.cli.multipath;

import io.vtool.emulator.host.PortGroupHandler;
import io.vtool.emulator.host.PortGroupState;
import io.vtool.emulator.host.ScsiAnswer;
import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.host.ScsiReply;
import java.time.Duration;

/** A disk of a recorded host as its kernel's hardware handler uses it. */
record RecordedPath(RecordedMachine machine, BlockDevice disk) implements PortGroupHandler.Path {
    private static final byte[] NOTHING = {};

    @Override
    public String port() {
        return disk.portal();
    }

    @Override
    public String device() {
        return disk.devt();
    }

    @Override
    public ScsiAnswer execute(byte[] cdb, int dataIn, byte[] dataOut) {
        if (cdb[0] == (byte) 0xa4 && disk.state().equals("running")) {
            return new ScsiAnswer(0, machine.choose(disk, dataOut) ? 0 : 2, NOTHING, NOTHING, null);
        }
        ScsiReply reply = machine.execute(disk, cdb, dataIn, Duration.ofSeconds(60));
        return new ScsiAnswer(reply.hostByte(), reply.status(), reply.data(), reply.sense(), null);
    }

    @Override
    public void changed(PortGroupState state) {
        // the recordings of the kernel's log are not compared here
    }

    @Override
    public void refused(ScsiAnswer answer) {
        throw new AssertionError("refused: " + answer);
    }
}

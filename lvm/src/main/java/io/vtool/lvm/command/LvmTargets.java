package io.vtool.lvm.command;

import io.vtool.lvm.write.BlockTarget;
import java.io.IOException;

/** The devices a command may write to. */
public interface LvmTargets {
    /** None at all. */
    LvmTargets NONE = new LvmTargets() {
        @Override
        public String host() {
            return "localhost";
        }

        @Override
        public BlockTarget target(String device) throws IOException {
            throw new IOException("what is looked at here is only read");
        }
    };

    /** The name of the host that writes. */
    String host();

    /**
     * A device to write to.
     *
     * @throws IOException saying why, if it may not be written to
     */
    BlockTarget target(String device) throws IOException;
}

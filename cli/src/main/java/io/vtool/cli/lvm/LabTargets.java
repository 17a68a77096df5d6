package io.vtool.cli.lvm;

import io.vtool.lvm.command.GivenDevice;
import io.vtool.lvm.command.LvmTargets;
import io.vtool.lvm.write.BlockTarget;
import java.io.IOException;
import java.util.List;

/** The disks and maps of the lab's host: the lab owns what they lead to. */
record LabTargets(List<GivenDevice> devices, String host) implements LvmTargets {
    @Override
    public BlockTarget target(String device) throws IOException {
        for (GivenDevice given : devices) {
            if (given.source() instanceof LabDisk disk && disk.name().equals(device)) {
                return disk;
            }
        }
        throw new IOException(device + " is no disk of the lab");
    }
}

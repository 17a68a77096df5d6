package io.vtool.cli.lvm;

import io.vtool.cli.lab.HostDaemons;
import io.vtool.cli.multipath.MultipathDaemons;
import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.lab.OpenLab;
import java.io.IOException;

/** What runs on a host by itself: multipathd, and at its start the activation of logical volumes. */
public final class LvmHosts implements HostDaemons {
    @Override
    public void catchUp(OpenLab lab, EmulatedHost host) throws IOException {
        new MultipathDaemons().catchUp(lab, host);
        if (LabActivation.due(host)) {
            LabActivation.once(
                    host,
                    lab.definition(),
                    LabDevices.devices(host, host.mapper().list()));
        }
    }
}

package io.vtool.cli.lab;

import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.lab.OpenLab;
import java.io.IOException;

/**
 * The daemons of a lab's hosts. There are no processes of them: they have to do what they would have done until now before
 * something changes.
 */
public interface HostDaemons {
    /**
     * Lets the daemons of a host catch up.
     *
     * @param lab the lab
     * @param host one of its hosts
     * @throws IOException if the host's files cannot be read or written
     */
    void catchUp(OpenLab lab, EmulatedHost host) throws IOException;
}

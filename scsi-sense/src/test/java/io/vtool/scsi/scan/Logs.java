package io.vtool.scsi.scan;

import java.util.SplittableRandom;

/** Makes logs to scan. */
final class Logs {
    private static final String[] NOISE = {
        "World: 12458: VC opID HB-host-1f maps to vmkernel opID 3c2",
        "HBX: 2961: 'datastore1': HB at offset 3a4000 - Waiting for timed out HB:",
        "Net: 2524: connected vm1 eth0 to vDS, portID 0x2000005",
        "ScsiPath: 4541: Plugin 'NMP' claimed path 'vmhba2:C0:T0:L7'",
        "",
        "sensible words that state nothing at all",
    };

    private Logs() {}

    /** A line in ESXi's throttle form. */
    static String throttle(String device, int opcode, String tail) {
        return "2024-03-01T04:12:00.960Z cpu17:4113)NMP: nmp_ThrottleLogForDevice:2318: Cmd 0x"
                + Integer.toHexString(opcode) + " (0x41244109c100, 12535) to dev \"" + device
                + "\" on path \"vmhba2:C0:T0:L6\" Failed: " + tail;
    }

    static String noise(SplittableRandom random) {
        String text = NOISE[random.nextInt(NOISE.length)];
        return random.nextInt(3) == 0 ? text : "2024-03-01T04:12:00.960Z cpu17:4113)" + text;
    }
}

package io.vtool.emulator.array;

import io.vtool.emulator.array.config.AluaMode;
import io.vtool.emulator.array.config.AluaState;
import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.LunConfig;
import io.vtool.emulator.array.config.PortalConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.iscsi.buffer.BufferPool;
import io.vtool.iscsi.target.Nexus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** An array for tests: one target with two ports; LUNs 0 thin, 1 thick with 4096-byte blocks, 2 removable, 3 protected. */
public final class Lab implements AutoCloseable {
    public static final String IQN = "iqn.2008-01.com.example:store01";
    public static final long BLOCKS = 4096;

    private final ArrayDevice device;
    private long sessions;

    public Lab(Path directory) throws IOException {
        this(directory, AluaMode.BOTH);
    }

    public Lab(Path directory, AluaMode alua) throws IOException {
        AtomicLong nanos = new AtomicLong(1);
        device = new ArrayDevice(
                config(alua),
                directory,
                new BufferPool(80L << 20),
                () -> 1_700_000_000_000L,
                () -> nanos.addAndGet(1_000_000_000L));
        device.array().powerOn();
    }

    private static ArrayConfig config(AluaMode alua) {
        return new ArrayConfig(
                "store01",
                "ACME",
                "VIRTUAL-DISK",
                "1",
                alua,
                List.of(
                        volume("thin", 512, true, false, false, 0),
                        volume("thick", 4096, false, false, false, 1),
                        volume("removable", 512, true, true, false, 2),
                        volume("protected", 512, true, false, true, 3)),
                List.of(new TargetConfig(
                        IQN,
                        List.of(
                                new PortalConfig("127.0.0.1:0", 1, 1, AluaState.OPTIMIZED),
                                new PortalConfig("127.0.0.2:0", 2, 2, AluaState.NON_OPTIMIZED)),
                        List.of(
                                new LunConfig(0, "thin"),
                                new LunConfig(1, "thick"),
                                new LunConfig(2, "removable"),
                                new LunConfig(3, "protected"),
                                new LunConfig(300, "thick", List.of("iqn.2000-01.com.example:friend"))),
                        null,
                        List.of())));
    }

    private static VolumeConfig volume(
            String name, int blockSize, boolean thin, boolean removable, boolean writeProtect, int number) {
        return new VolumeConfig(
                name,
                BLOCKS * blockSize,
                blockSize,
                blockSize,
                "6001405f00d00010000000000000000" + number,
                "SER" + number,
                thin,
                removable,
                writeProtect);
    }

    public ArrayDevice device() {
        return device;
    }

    /** Name of the portal of a port. */
    static String portal(int port) {
        return "portal " + port;
    }

    /** A session through the first port, its first unit attentions not yet seen. */
    public Initiator session(int port) {
        return session(port, "iqn.1993-08.org.debian:01:xen1");
    }

    public Initiator session(int port, String initiatorName) {
        sessions++;
        Nexus nexus = new Nexus(initiatorName, 0x800000000000L + sessions, IQN, port, port, sessions, portal(port));
        device.nexusEstablished(nexus);
        return new Initiator(device, nexus);
    }

    /** A session through a port that has heard of all unit attentions. */
    public Initiator ready(int port) {
        Initiator initiator = session(port);
        for (int lun = 0; lun < 4; lun++) {
            initiator.lun(lun).send("00 00 00 00 00 00");
        }
        return initiator.lun(0);
    }

    @Override
    public void close() throws IOException {
        device.close();
    }
}

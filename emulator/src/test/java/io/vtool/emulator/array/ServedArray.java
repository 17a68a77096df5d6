package io.vtool.emulator.array;

import io.vtool.emulator.array.config.AluaMode;
import io.vtool.emulator.array.config.AluaState;
import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.LunConfig;
import io.vtool.emulator.array.config.PortalConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.iscsi.buffer.BufferPool;
import io.vtool.iscsi.target.ServerDefinition;
import io.vtool.iscsi.target.ServerLimits;
import io.vtool.iscsi.target.TargetServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** An array behind the target engine on two loopback ports the system chose; LUNs of every kind the peers test. */
final class ServedArray implements AutoCloseable {
    static final String IQN = "iqn.2008-01.com.example:store01";
    private static final long SIZE = 128L << 20;

    private final ArrayDevice device;
    private final TargetServer server;
    private final List<InetSocketAddress> portals =
            List.of(new InetSocketAddress("127.0.0.1", 0), new InetSocketAddress("127.0.0.2", 0));

    ServedArray(Path directory) throws IOException {
        ArrayConfig config = new ArrayConfig(
                "store01",
                "ACME",
                "VIRTUAL-DISK",
                "1",
                AluaMode.BOTH,
                List.of(
                        volume(0, "thin", 512, 512, true, false, false),
                        volume(1, "advanced", 512, 4096, true, false, false),
                        volume(2, "thick", 512, 512, false, false, false),
                        volume(3, "large-blocks", 4096, 4096, true, false, false),
                        volume(4, "removable", 512, 4096, true, true, false),
                        volume(5, "protected", 512, 4096, true, false, true)),
                List.of(new TargetConfig(
                        IQN,
                        List.of(
                                new PortalConfig("127.0.0.1:0", 1, 1, AluaState.OPTIMIZED),
                                new PortalConfig("127.0.0.2:0", 2, 2, AluaState.NON_OPTIMIZED)),
                        List.of(
                                new LunConfig(0, "thin"),
                                new LunConfig(1, "advanced"),
                                new LunConfig(2, "thick"),
                                new LunConfig(3, "large-blocks"),
                                new LunConfig(4, "removable"),
                                new LunConfig(5, "protected")),
                        null,
                        List.of())));
        device = new ArrayDevice(
                config, directory, new BufferPool(128L << 20), System::currentTimeMillis, System::nanoTime);
        server = new TargetServer(
                new ServerDefinition(ArrayTargets.of(config, device), null, ServerLimits.defaults(), false),
                System::nanoTime,
                new Random(1));
        server.start();
    }

    private static VolumeConfig volume(
            int number, String name, int block, int physical, boolean thin, boolean removable, boolean writeProtect) {
        String naa = "6001405f00d00010000000000000000" + number;
        return new VolumeConfig(name, SIZE, block, physical, naa, "SER" + number, thin, removable, writeProtect);
    }

    /** The libiscsi URL of a LUN by way of the first or the second portal. */
    String url(int portal, int lun) {
        InetSocketAddress bound = server.boundAddress(portals.get(portal));
        return "iscsi://" + bound.getAddress().getHostAddress() + ":" + bound.getPort() + "/" + IQN + "/" + lun;
    }

    @Override
    public void close() throws IOException {
        server.close();
        device.close();
    }

    /** Serves until standard input ends, for peers run by hand: prints the base URLs of both paths. */
    public static void main(String[] args) throws Exception {
        try (ServedArray array = new ServedArray(Path.of(args[0]))) {
            System.out.println(array.url(0, 0) + " " + array.url(1, 0));
            while (System.in.read() >= 0) {
                continue;
            }
        }
    }
}

package io.vtool.cli.iscsi;

import io.vtool.cli.CommandRun;
import io.vtool.cli.env.TextOutput;
import io.vtool.cli.face.NativeParser;
import io.vtool.cli.getopt.ToolInvocation;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Request;
import io.vtool.emulator.array.ArrayDevice;
import io.vtool.emulator.array.config.AluaMode;
import io.vtool.emulator.array.config.AluaState;
import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.LunConfig;
import io.vtool.emulator.array.config.PortalConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.iscsi.admin.AdminHost;
import io.vtool.iscsi.admin.DiscoveryOutcome;
import io.vtool.iscsi.admin.DiscoverySettings;
import io.vtool.iscsi.admin.FileSessionStore;
import io.vtool.iscsi.admin.InitiatorOperations;
import io.vtool.iscsi.admin.IscsiOperations;
import io.vtool.iscsi.admin.LoginOutcome;
import io.vtool.iscsi.admin.LoginSettings;
import io.vtool.iscsi.admin.PingOutcome;
import io.vtool.iscsi.admin.Portal;
import io.vtool.iscsi.buffer.BufferPool;
import io.vtool.iscsi.chap.ChapAccount;
import io.vtool.iscsi.initiator.Dialer;
import io.vtool.iscsi.initiator.IscsiException;
import io.vtool.iscsi.initiator.SessionListener;
import io.vtool.iscsi.initiator.TargetAddress;
import io.vtool.iscsi.initiator.TcpDialer;
import io.vtool.iscsi.login.ChapPolicy;
import io.vtool.iscsi.node.NodeDatabase;
import io.vtool.iscsi.target.ServerDefinition;
import io.vtool.iscsi.target.ServerLimits;
import io.vtool.iscsi.target.TargetDefinition;
import io.vtool.iscsi.target.TargetPortal;
import io.vtool.iscsi.target.TargetServer;
import io.vtool.iscsi.trace.PduTrace;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A host beside an array as a scenario describes them: emulated targets on ports that the system chose, which the host reaches
 * under the recorded addresses.
 */
final class RecordedHost implements AutoCloseable {
    private final Path folder;
    private final List<Closeable> open = new ArrayList<>();
    private final Map<String, InetSocketAddress> listening = new HashMap<>();
    private final Set<String> down = new HashSet<>();
    final FakePace pace = new FakePace();
    final AdminHost host;

    RecordedHost(Path folder, String initiator) throws IOException {
        this.folder = folder;
        Path root = folder.resolve("host/etc/iscsi");
        Files.createDirectories(root);
        Files.writeString(root.resolve("initiatorname.iscsi"), "InitiatorName=" + initiator + "\n");
        SplittableRandom random = new SplittableRandom(7);
        host = new AdminHost(
                new NodeDatabase(root, "/etc/iscsi"),
                folder.resolve("host/lock"),
                new FileSessionStore(folder.resolve("host"), pace),
                wire(List.of(), SessionListener.NONE),
                pace,
                random,
                Long.MAX_VALUE);
    }

    private IscsiOperations wire(List<PduTrace> traces, SessionListener listener) {
        return new Renamed(new InitiatorOperations(
                new MappedDialer(), System::nanoTime, new SplittableRandom(9), traces, listener));
    }

    /** The host as a command's options want it. */
    private AdminHost host(HostChoice choice) {
        return new AdminHost(
                host.database(),
                host.databaseLock(),
                host.sessions(),
                wire(choice.traces(), choice.listener()),
                pace,
                host.random(),
                choice.timeout() == null
                        ? Long.MAX_VALUE
                        : pace.nanos() + choice.timeout().toNanos());
    }

    /**
     * A target to serve.
     *
     * @param name its name
     * @param luns its logical units
     * @param chap user and secret, and those of the target, with colons between; empty for none
     */
    record Served(String name, List<Integer> luns, String chap) {}

    /** Serves targets: each group of portals by a server of its own, which tells of no other. */
    void serve(List<Served> targets, List<List<String>> servers) throws IOException {
        List<ArrayDevice> devices = new ArrayList<>();
        for (Served target : targets) {
            devices.add(device(target, servers));
        }
        for (List<String> server : servers) {
            List<TargetPortal> portals = new ArrayList<>();
            for (String portal : server) {
                String own = portal.startsWith("127.") ? portal.substring(0, portal.indexOf(':')) : "127.0.0.1";
                InetSocketAddress free = new InetSocketAddress(InetAddress.getByName(own), 0);
                portals.add(new TargetPortal(free, group(portal), group(portal), null));
            }
            List<TargetDefinition> definitions = new ArrayList<>();
            for (int i = 0; i < targets.size(); i++) {
                Served target = targets.get(i);
                definitions.add(new TargetDefinition(
                        target.name(), null, portals, devices.get(i), policy(target.chap()), null));
            }
            TargetServer started = new TargetServer(
                    new ServerDefinition(definitions, null, ServerLimits.defaults(), false),
                    System::nanoTime,
                    RandomGenerator.getDefault());
            started.start();
            open.add(started::close);
            for (int i = 0; i < server.size(); i++) {
                listening.put(
                        address(server.get(i)),
                        started.boundAddress(portals.get(i).address()));
            }
        }
    }

    private ArrayDevice device(Served target, List<List<String>> servers) throws IOException {
        List<VolumeConfig> volumes = new ArrayList<>();
        List<LunConfig> maps = new ArrayList<>();
        for (int lun : target.luns()) {
            String naa = "600a1000417d000" + lun;
            volumes.add(new VolumeConfig("v" + lun, 1 << 20, 512, 512, naa, "A1K0417-000" + lun, true, false, false));
            maps.add(new LunConfig(lun, "v" + lun));
        }
        List<PortalConfig> portals = new ArrayList<>();
        for (List<String> server : servers) {
            for (String portal : server) {
                portals.add(new PortalConfig(address(portal), group(portal), group(portal), AluaState.OPTIMIZED));
            }
        }
        ArrayConfig config = new ArrayConfig(
                "a",
                "EXARRAY",
                "VolumeOne",
                "0430",
                AluaMode.NONE,
                volumes,
                List.of(new TargetConfig(target.name(), portals, maps, null, List.of())));
        ArrayDevice device = new ArrayDevice(
                config, folder.resolve("array" + open.size()), new BufferPool(1 << 24), () -> 0, System::nanoTime);
        open.add(device::close);
        return device;
    }

    private static @Nullable ChapPolicy policy(String chap) {
        if (chap.isEmpty()) {
            return null;
        }
        String[] words = chap.split(":", -1);
        return new ChapPolicy(
                ChapAccount.of(words[0], words[1].toCharArray()),
                words.length > 2 ? ChapAccount.of(words[2], words[3].toCharArray()) : null);
    }

    private static String address(String portal) {
        return portal.substring(0, portal.indexOf(','));
    }

    private static int group(String portal) {
        return Integer.parseInt(portal.substring(portal.indexOf(',') + 1));
    }

    /** The text of a file of the node database. */
    String file(String name) throws IOException {
        return Files.readString(folder.resolve("host/etc/iscsi").resolve(name));
    }

    /** Has an address lead to a server of the test. */
    void lead(String portal, InetSocketAddress to) {
        listening.put(portal, to);
    }

    void configure(String text) throws IOException {
        Files.writeString(folder.resolve("host/etc/iscsi/iscsid.conf"), text);
    }

    void down(String... portals) {
        down.clear();
        down.addAll(List.of(portals));
    }

    CommandRun.Result run(List<String> words) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        TextOutput outText = new TextOutput(out);
        TextOutput errText = new TextOutput(err);
        int status = new IscsiAdm((environment, choice) -> new OpenHost(host(choice), () -> {}))
                .run(new ToolInvocation(
                        "iscsiadm", words, CommandRun.of().in(folder).environment(err), outText, errText));
        outText.flush();
        errText.flush();
        return new CommandRun.Result(
                status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs a command of the native face, which gives up after some time if it is told to. */
    CommandRun.Result runNative(String verb, String... words) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        TextOutput outText = new TextOutput(out);
        TextOutput errText = new TextOutput(err);
        AdminHosts hosts = (environment, choice) -> new OpenHost(host(choice), () -> {});
        IscsiGroup group = new IscsiGroup(hosts);
        Command command = Objects.requireNonNull(group.command(verb));
        Request request = new NativeParser(command.model()).parse(group.options(List.of(words)));
        int status = command.run(new Invocation(
                command.model(), request, CommandRun.of().in(folder).environment(err), outText, errText));
        outText.flush();
        errText.flush();
        return new CommandRun.Result(
                status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    private final class MappedDialer implements Dialer {
        private final TcpDialer tcp = new TcpDialer(System::nanoTime);

        @Override
        public SocketChannel dial(TargetAddress address, Duration timeout) throws IscsiException {
            if (address.host().endsWith(".invalid")) {
                throw new IscsiException(IscsiException.Kind.RESOLVE, "Temporary failure in name resolution");
            }
            InetSocketAddress at = listening.get(address.place());
            if (at == null || down.contains(address.place())) {
                throw new IscsiException(IscsiException.Kind.REFUSED, "Connection refused");
            }
            return tcp.dial(new TargetAddress(at.getAddress().getHostAddress(), at.getPort(), -1), timeout);
        }
    }

    /** Tells portals under the recorded addresses, whereas the server told the ports it really has. */
    private final class Renamed implements IscsiOperations {
        private final IscsiOperations inner;

        Renamed(IscsiOperations inner) {
            this.inner = inner;
        }

        private Portal recorded(Portal told) {
            for (Map.Entry<String, InetSocketAddress> entry : listening.entrySet()) {
                InetSocketAddress at = entry.getValue();
                if (at.getPort() == told.port()) {
                    return Portal.parse(entry.getKey());
                }
            }
            return told;
        }

        @Override
        public DiscoveryOutcome discover(DiscoverySettings settings) {
            DiscoveryOutcome outcome = inner.discover(settings);
            if (!(outcome instanceof DiscoveryOutcome.Found found)) {
                return outcome;
            }
            return new DiscoveryOutcome.Found(found.portals().stream()
                    .map(at -> new DiscoveryOutcome.TargetPortal(at.target(), recorded(at.portal()), at.groupTag()))
                    .toList());
        }

        @Override
        public DiscoveryOutcome query(DiscoverySettings settings) {
            return inner.query(settings);
        }

        @Override
        public LoginOutcome login(LoginSettings settings) {
            return inner.login(settings);
        }

        @Override
        public boolean reachable(Portal portal, Duration timeout) {
            return inner.reachable(portal, timeout);
        }

        @Override
        public PingOutcome ping(LoginSettings settings, int count) {
            return inner.ping(settings, count);
        }

        @Override
        public PingOutcome ping(DiscoverySettings settings, int count) {
            return inner.ping(settings, count);
        }
    }
}

package io.vtool.emulator.lab;

import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.host.HostBoot;
import io.vtool.emulator.host.HostConfig;
import io.vtool.emulator.host.HostDisk;
import io.vtool.emulator.host.Uplink;
import io.vtool.emulator.lab.unit.PortalAddress;
import io.vtool.iscsi.admin.AdminHost;
import io.vtool.iscsi.admin.Portal;
import io.vtool.iscsi.initiator.Dialer;
import io.vtool.iscsi.initiator.MediumAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The hosts of a lab that is in use, each opened when it is first asked for, and installed when it never was. */
final class LabHosts implements AutoCloseable {
    private final LabDirectory directory;
    private final LabDefinition definition;
    private final LabUse use;
    private final LabClock clock;
    private final Dialer dialer;
    private final PlannedLinks links;
    private final Map<String, EmulatedHost> open = new HashMap<>();

    LabHosts(
            LabDirectory directory,
            LabDefinition definition,
            LabUse use,
            LabClock clock,
            Dialer dialer,
            PlannedLinks links) {
        this.directory = directory;
        this.definition = definition;
        this.use = use;
        this.clock = clock;
        this.dialer = dialer;
        this.links = links;
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        for (HostConfig host : definition.hosts()) {
            names.add(host.name());
        }
        return names;
    }

    /** Opens a host, null for the default one; it is the same each time. */
    synchronized EmulatedHost host(@Nullable String name) throws IOException, LabException {
        HostConfig config = config(name);
        EmulatedHost known = open.get(config.name());
        if (known != null) {
            return known;
        }
        EmulatedHost host = new EmulatedHost(config, directory.host(config.name()), uplink(use.access()));
        Once.ensure(directory.installed(config.name()), clock, new Once.Work() {
            @Override
            public List<String> run() throws IOException, LabException {
                return install(host);
            }
        });
        open.put(config.name(), host);
        return host;
    }

    private List<String> install(EmulatedHost host) throws IOException {
        if (Files.exists(host.folder())) {
            FileTree.delete(host.folder());
        }
        return HostBoot.boot(host, uplink(use.access()), InitialSessions.of(definition, host.config()));
    }

    private HostConfig config(@Nullable String name) throws LabException {
        if (name == null) {
            return definition.hosts().get(0);
        }
        for (HostConfig host : definition.hosts()) {
            if (host.name().equals(name)) {
                return host;
            }
        }
        throw new LabException(
                LabException.Kind.UNKNOWN,
                name,
                "the lab has no host '" + name + "'",
                "its hosts are: " + String.join(", ", names()));
    }

    private Uplink uplink(MediumAccess access) {
        return new Uplink(dialer, clock, use.random(), access, links);
    }

    /** Installs all hosts that are not yet. */
    void install() throws IOException, LabException {
        for (String name : names()) {
            host(name);
        }
    }

    /** A second opening of a host, by programs that write to its disks. The caller closes it. */
    EmulatedHost writing(HostConfig config) throws IOException, LabException {
        return new EmulatedHost(config, directory.host(config.name()), uplink(MediumAccess.OWNED));
    }

    /** Has a host look again at the disks that its definition says it has rescanned. */
    void rescan(HostConfig config) throws IOException, LabException {
        if (config.rescanned().isEmpty()) {
            return;
        }
        EmulatedHost host = host(config.name());
        for (HostDisk disk : host.disks()) {
            Portal portal = disk.portal();
            if (config.rescanned().contains(PortalAddress.canonical(portal.address(), portal.port()))) {
                host.rescan(disk);
            }
        }
    }

    /** A host as {@code iscsiadm} sees it. */
    AdminHost administered(EmulatedHost host, long deadline) {
        return HostBoot.administered(host, uplink(use.access()), deadline);
    }

    @Override
    public synchronized void close() throws IOException {
        for (EmulatedHost host : open.values()) {
            host.close();
        }
    }
}

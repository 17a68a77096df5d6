package io.vtool.cli.multipath;

import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.FailureKind;
import io.vtool.cli.failure.Trouble;
import io.vtool.cli.model.Invocation;
import io.vtool.multipath.config.Bindings;
import io.vtool.multipath.config.ConfigFile;
import io.vtool.multipath.daemon.ConfigFiles;
import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.path.LivePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a configuration comes from, read to the end: files that were named, or a host of the lab.
 *
 * @param files its files
 * @param bindings the bindings file, empty where there is none
 * @param disks the disks of the host, none for files alone
 * @param host name of the host, null for files alone
 */
record ConfigSource(
        List<ConfigFile> files,
        Bindings bindings,
        List<ConfigDisk> disks,
        @Nullable String host) {
    private static final int LARGEST = 1 << 20;
    private static final String BINDINGS = "/etc/multipath/bindings";

    /** The files that were named. */
    static ConfigSource of(Invocation in, List<String> names) {
        List<ConfigFile> files = new ArrayList<>();
        for (String name : names) {
            String shown = name.equals("-") ? "standard input" : name;
            try (InputStream bytes = in.open(name)) {
                files.add(new ConfigFile(shown, text(bytes, shown)));
            } catch (IOException e) {
                throw CommandFailure.unreadable(shown, e);
            }
        }
        return new ConfigSource(files, Bindings.parse(""), List.of(), null);
    }

    /**
     * The files of a host of the lab.
     *
     * @param in what was asked
     * @param withDisks whether its disks are asked for, too
     */
    static ConfigSource ofHost(Invocation in, boolean withDisks) {
        try (MultipathHost host = LiveMaps.open(in)) {
            List<ConfigFile> files = ConfigFiles.read(host.machine());
            String bindings = host.machine().read(BINDINGS);
            List<ConfigDisk> disks = withDisks ? disks(in, host) : List.of();
            return new ConfigSource(
                    files,
                    Bindings.parse(bindings == null ? "" : bindings),
                    disks,
                    host.host().name());
        } catch (UncheckedIOException e) {
            throw MultipathHost.trouble(e);
        }
    }

    private static List<ConfigDisk> disks(Invocation in, MultipathHost host) {
        Inventory inventory = LiveMaps.look(in, host, false).inventory();
        List<ConfigDisk> disks = new ArrayList<>();
        for (BlockDevice device : host.machine().blockDevices()) {
            LivePath path = inventory.pathNamed(device.name());
            String wwid = path == null ? "" : path.wwid;
            LiveMap map = wwid.isEmpty() ? null : inventory.mapOf(wwid);
            disks.add(new ConfigDisk(
                    device.name(),
                    device.hcil(),
                    device.vendor(),
                    device.product(),
                    device.revision(),
                    wwid,
                    map == null ? null : map.alias));
        }
        return disks;
    }

    private static String text(InputStream bytes, String name) throws IOException {
        byte[] content = bytes.readNBytes(LARGEST + 1);
        if (content.length > LARGEST) {
            throw new CommandFailure(
                    FailureKind.IO,
                    new Trouble(
                            "config_too_long",
                            "'" + name + "' is longer than 1 MiB",
                            name,
                            "check that it is a multipath.conf"),
                    null);
        }
        return new String(content, StandardCharsets.UTF_8);
    }

    /** The names of the files. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (ConfigFile file : files) {
            names.add(file.name());
        }
        return names;
    }
}

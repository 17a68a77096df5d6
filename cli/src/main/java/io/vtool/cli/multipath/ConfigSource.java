package io.vtool.cli.multipath;

import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.FailureKind;
import io.vtool.cli.failure.Trouble;
import io.vtool.cli.lab.Labs;
import io.vtool.cli.model.Invocation;
import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.host.HostDisk;
import io.vtool.emulator.lab.LabException;
import io.vtool.emulator.lab.LabUse;
import io.vtool.emulator.lab.OpenLab;
import io.vtool.iscsi.initiator.MediumAccess;
import io.vtool.multipath.config.Bindings;
import io.vtool.multipath.config.ConfigFile;
import io.vtool.multipath.config.MultipathConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
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
        List<HostDisk> disks,
        @Nullable String host) {
    private static final int LARGEST = 1 << 20;

    /** The files that were named. */
    static ConfigSource of(Invocation in, List<String> names) {
        List<ConfigFile> files = new ArrayList<>();
        for (String name : names) {
            try (InputStream bytes = in.open(name)) {
                files.add(new ConfigFile(name.equals("-") ? "standard input" : name, text(bytes, name)));
            } catch (IOException e) {
                throw CommandFailure.unreadable(name.equals("-") ? "standard input" : name, e);
            }
        }
        return new ConfigSource(files, Bindings.parse(""), List.of(), null);
    }

    /** The files and disks of a host of the lab. */
    static ConfigSource ofHost(Invocation in) {
        LabUse.Waiting waiting = new LabUse.Waiting() {
            @Override
            public void tell(String message) {
                in.note(message);
            }
        };
        try (OpenLab lab = Labs.open(in.environment(), in.value("lab"), MediumAccess.READ_ONLY, null, waiting)) {
            String variable = in.environment().variable("VTOOL_HOST");
            String name = in.value("host");
            EmulatedHost host = lab.host(name != null || variable == null || variable.isEmpty() ? name : variable);
            Path etc = host.folder().resolve("etc");
            List<ConfigFile> files = new ArrayList<>();
            add(files, etc.resolve("multipath.conf"), MultipathConfig.FILE);
            for (String extra : names(etc.resolve("multipath/conf.d"))) {
                add(files, etc.resolve("multipath/conf.d").resolve(extra), MultipathConfig.FOLDER + "/" + extra);
            }
            List<ConfigFile> bindings = new ArrayList<>();
            add(bindings, etc.resolve("multipath/bindings"), "/etc/multipath/bindings");
            Bindings bound =
                    Bindings.parse(bindings.isEmpty() ? "" : bindings.get(0).text());
            return new ConfigSource(files, bound, host.disks(), host.name());
        } catch (LabException e) {
            throw Labs.failure(e);
        } catch (IOException e) {
            throw new CommandFailure(
                    FailureKind.IO,
                    new Trouble("lab_io", "cannot use the lab: " + e.getMessage(), null, "check the folder's disk"),
                    e);
        }
    }

    private static void add(List<ConfigFile> files, Path file, String name) throws IOException {
        if (Files.isRegularFile(file)) {
            try (InputStream bytes = Files.newInputStream(file)) {
                files.add(new ConfigFile(name, text(bytes, name)));
            }
        }
    }

    private static List<String> names(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*.conf")) {
                for (Path entry : entries) {
                    names.add(String.valueOf(entry.getFileName()));
                }
            }
        }
        Collections.sort(names);
        return names;
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

    List<String> names() {
        List<String> names = new ArrayList<>();
        for (ConfigFile file : files) {
            names.add(file.name());
        }
        return names;
    }
}

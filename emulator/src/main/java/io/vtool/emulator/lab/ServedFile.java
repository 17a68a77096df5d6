package io.vtool.emulator.lab;

import io.vtool.emulator.array.store.AtomicFile;
import io.vtool.emulator.lab.unit.PortalAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a lab's server listens: a line with its process, then a line for each portal. Left behind by a server that was killed. */
final class ServedFile {
    private static final String FILE = "served";

    private ServedFile() {}

    static void write(Path directory, Map<InetSocketAddress, InetSocketAddress> portals) throws IOException {
        StringBuilder text =
                new StringBuilder().append(ProcessHandle.current().pid()).append('\n');
        for (Map.Entry<InetSocketAddress, InetSocketAddress> portal : portals.entrySet()) {
            text.append(PortalAddress.format(portal.getKey())).append('\t');
            text.append(PortalAddress.format(portal.getValue())).append('\n');
        }
        AtomicFile.write(directory.resolve(FILE), text.toString());
    }

    static void delete(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve(FILE));
    }

    /** Where the portals listen; null if no server that lives has told. */
    static @Nullable Map<InetSocketAddress, InetSocketAddress> read(Path directory) throws IOException {
        String text;
        try {
            text = Files.readString(directory.resolve(FILE), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return null;
        }
        String[] lines = text.split("\n");
        if (!lives(lines[0])) {
            return null;
        }
        Map<InetSocketAddress, InetSocketAddress> portals = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int tab = lines[i].indexOf('\t');
            InetSocketAddress portal = tab < 0 ? null : PortalAddress.parse(lines[i].substring(0, tab));
            InetSocketAddress at = tab < 0 ? null : PortalAddress.parse(lines[i].substring(tab + 1));
            if (portal != null && at != null) {
                portals.put(portal, at);
            }
        }
        return portals;
    }

    private static boolean lives(String pid) {
        try {
            return ProcessHandle.of(Long.parseLong(pid)).isPresent();
        } catch (NumberFormatException e) {
            return false;
        }
    }
}

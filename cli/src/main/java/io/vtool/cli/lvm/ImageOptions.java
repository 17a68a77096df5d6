package io.vtool.cli.lvm;

import io.vtool.cli.env.Environment;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.UsageError;
import io.vtool.lvm.command.GivenDevice;
import io.vtool.lvm.disk.FileBlockSource;
import io.vtool.lvm.kernel.KernelState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The options that lvm2 does not have: {@code --image NAME=FILE[,dev=MAJ:MIN][,sector=N]} for what is read, and {@code --dm
 * none|FILE} for what device-mapper says.
 */
final class ImageOptions implements AutoCloseable {
    private static final String HOST_NAME = "/proc/sys/kernel/hostname";
    private static final int SECTOR = 512;
    private static final int LOOP = 7;

    private final List<GivenDevice> devices = new ArrayList<>();
    private final Map<String, Path> files = new HashMap<>();
    private final List<String> rest = new ArrayList<>();
    private final Environment environment;
    private KernelState kernel = KernelState.NOTHING_ACTIVE;
    private boolean images;
    private boolean state;

    private ImageOptions(Environment environment) {
        this.environment = environment;
    }

    /** Takes these options out of a command line, wherever they stand, and opens the images. */
    static ImageOptions take(List<String> words, Environment environment) {
        ImageOptions options = new ImageOptions(environment);
        try {
            options.read(words);
        } catch (RuntimeException e) {
            options.close();
            throw e;
        }
        return options;
    }

    private void read(List<String> words) {
        boolean operandsOnly = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            operandsOnly |= word.equals("--");
            if (operandsOnly || !isOwn(word)) {
                rest.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (equals < 0 && i + 1 == words.size()) {
                throw new UsageError("option '" + name + "' needs a value");
            }
            String value = equals < 0 ? words.get(++i) : word.substring(equals + 1);
            if (name.equals("--image")) {
                image(value);
            } else {
                kernel = KernelOption.read(value, environment);
                state = true;
            }
        }
    }

    private static boolean isOwn(String word) {
        return word.equals("--image") || word.equals("--dm") || word.startsWith("--image=") || word.startsWith("--dm=");
    }

    private void image(String text) {
        images = true;
        if (text.equals("none")) {
            return;
        }
        int equals = text.indexOf('=');
        if (equals <= 0) {
            throw new UsageError("--image wants NAME=FILE[,dev=MAJOR:MINOR][,sector=N], not '" + text + "'");
        }
        String file = text.substring(equals + 1);
        int sector = SECTOR;
        int major = LOOP;
        int minor = devices.size();
        while (true) {
            int comma = file.lastIndexOf(',');
            String part = comma < 0 ? "" : file.substring(comma + 1);
            if (part.startsWith("dev=")) {
                int colon = part.indexOf(':');
                major = number(part.substring(4, Math.max(4, colon)), text);
                minor = number(part.substring(colon + 1), text);
            } else if (part.startsWith("sector=")) {
                sector = number(part.substring(7), text);
                if (sector != SECTOR && sector != 4096) {
                    throw new UsageError("sectors have 512 or 4096 bytes, not " + sector);
                }
            } else {
                break;
            }
            file = file.substring(0, comma);
        }
        try {
            Path path = environment.resolve(file);
            if (again(text.substring(0, equals), path, major, minor)) {
                return;
            }
            FileBlockSource source = FileBlockSource.open(text.substring(0, equals), path, sector);
            files.put(source.name(), path);
            devices.add(new GivenDevice(source, major, minor));
        } catch (IOException e) {
            throw CommandFailure.unreadable(file, e);
        }
    }

    /** Takes a further name of a device that was given already: the same file under the same number. */
    private boolean again(String name, Path file, int major, int minor) {
        for (int i = 0; i < devices.size(); i++) {
            GivenDevice device = devices.get(i);
            boolean same = device.major() == major && device.minor() == minor;
            if (same && file.equals(files.get(device.name())) && !device.name().equals(name)) {
                devices.set(i, device.alsoNamed(name));
                return true;
            }
        }
        return false;
    }

    private static int number(String digits, String text) {
        try {
            int number = Integer.parseInt(digits);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new UsageError("no number '" + digits + "' in --image " + text);
    }

    /** Whether images were named, even if they are none; else the lab's host is looked at. */
    boolean images() {
        return images;
    }

    /** Whether device-mapper's state was given. */
    boolean state() {
        return state;
    }

    /** The images, in the order given. */
    List<GivenDevice> devices() {
        return devices;
    }

    /** The images' files by the names of the devices. */
    Map<String, Path> files() {
        return files;
    }

    /** The name of this machine, for what is noted down where images are written to and for its identity. */
    String host() {
        String name = environment.variable("HOSTNAME");
        if (name != null && !name.isEmpty()) {
            return name;
        }
        try {
            return new String(new WorkingFiles(environment).read(HOST_NAME), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "localhost";
        }
    }

    /** What device-mapper says. */
    KernelState kernel() {
        return kernel;
    }

    /** The words that are left. */
    List<String> rest() {
        return rest;
    }

    @Override
    public void close() {
        for (GivenDevice device : devices) {
            try {
                device.source().close();
            } catch (IOException e) {
                // it was only read from
            }
        }
    }
}

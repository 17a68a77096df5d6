package io.vtool.emulator.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What has come into use since the last change, and what the hardware handler of its paths makes of it. */
final class Activated {
    private static final int MAX_SWITCHES = 8;
    private static final String MULTIPATH = "multipath";

    private final HostFile file;
    private final KernelMapper.Activation handler;
    private final Consumer<String> log;
    private List<List<String>> activated = new ArrayList<>();

    Activated(HostFile file, KernelMapper.Activation handler, Consumer<String> log) {
        this.file = file;
        this.handler = handler;
        this.log = log;
    }

    /** Writes what a target has to say to the log. */
    void say(DmDevice device, TableLine line) {
        for (String message : line.target().takeMessages()) {
            log.accept("device-mapper: multipath: " + device.devt() + ": " + message);
        }
    }

    /** Takes down which paths have come into use. */
    void note(List<DmDevice> devices) {
        for (DmDevice device : DmDevices.marked(devices)) {
            for (TableLine line : device.live) {
                if (device.used) {
                    line.target().read();
                } else {
                    line.target().settle();
                }
                List<String> paths = line.target().takeActivated();
                if (!paths.isEmpty()) {
                    activated.add(paths);
                }
            }
        }
    }

    /**
     * Has the handler see to what has come into use, when others may use the mapper again: it waits for answers. Paths that it
     * cannot see to fail, so that another group may come into use.
     */
    void activate() throws IOException {
        for (int i = 0; i < MAX_SWITCHES && !activated.isEmpty(); i++) {
            List<List<String>> groups = activated;
            activated = new ArrayList<>();
            List<String> failed = handler.activate(groups);
            if (!failed.isEmpty()) {
                file.update(old -> {
                    List<DmDevice> devices = DmText.parse(old);
                    fail(devices, failed);
                    note(devices);
                    return DmText.format(devices);
                });
            }
        }
        activated.clear();
    }

    private void fail(List<DmDevice> devices, List<String> failed) {
        for (DmDevice device : devices) {
            for (TableLine line : device.live) {
                for (String path : line.target().devices()) {
                    if (line.type().equals(MULTIPATH) && failed.contains(path)) {
                        try {
                            device.event += line.target().message("fail_path " + path) ? 1 : 0;
                            line.target().read(); // what made the group come into use tries the next path
                            say(device, line);
                        } catch (MapperException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }
            }
        }
    }
}

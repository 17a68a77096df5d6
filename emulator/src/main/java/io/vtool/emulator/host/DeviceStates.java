package io.vtool.emulator.host;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The states that an administrator gave to disks: lines of name, tab and the kernel's word. */
final class DeviceStates {
    private final HostFile file;

    DeviceStates(HostFile file) {
        this.file = file;
    }

    Map<String, DiskState> read() throws IOException {
        return parse(file.read());
    }

    private static Map<String, DiskState> parse(String text) {
        Map<String, DiskState> states = new HashMap<>();
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            int tab = text.indexOf('\t', start);
            if (tab > 0 && tab < end && text.substring(tab + 1, end).equals(DiskState.OFFLINE.word())) {
                states.put(text.substring(start, tab), DiskState.OFFLINE);
            }
            start = end + 1;
        }
        return states;
    }

    /** Keeps a state; running is what a disk is that nobody touched. */
    void set(String name, DiskState state) throws IOException {
        file.update(old -> {
            Map<String, DiskState> states = parse(old);
            if (state == DiskState.OFFLINE) {
                states.put(name, state);
            } else {
                states.remove(name);
            }
            StringBuilder text = new StringBuilder();
            for (Map.Entry<String, DiskState> entry : states.entrySet()) {
                text.append(entry.getKey())
                        .append('\t')
                        .append(entry.getValue().word())
                        .append('\n');
            }
            return text.toString();
        });
    }
}

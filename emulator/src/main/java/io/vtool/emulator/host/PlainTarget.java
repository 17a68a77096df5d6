package io.vtool.emulator.host;

import java.util.ArrayList;
import java.util.List;

/** A target that does nothing by itself: linear, striped, and those whose state somebody gave it. */
final class PlainTarget implements MapTarget {
    private static final String META_DEVICE = "meta_device:";

    private final String arguments;
    private String status = "";

    PlainTarget(String arguments) {
        this.arguments = arguments;
    }

    @Override
    public List<String> devices() {
        List<String> devices = new ArrayList<>();
        Words words = new Words(arguments);
        while (words.more()) {
            String next = words.next();
            String word = next.startsWith(META_DEVICE) ? next.substring(META_DEVICE.length()) : next;
            if (isDevice(word)) {
                devices.add(word);
            }
        }
        return devices;
    }

    static boolean isDevice(String word) {
        int colon = word.indexOf(':');
        if (colon <= 0 || colon == word.length() - 1) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (i != colon && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String table() {
        return arguments;
    }

    @Override
    public String status() {
        return status;
    }

    @Override
    public boolean message(String text) throws MapperException {
        throw new MapperException(MapperException.Reason.EINVAL, "the target takes no messages");
    }

    @Override
    public void read() {}

    @Override
    public void settle() {}

    @Override
    public void later(int seconds) {}

    @Override
    public List<String> takeActivated() {
        return List.of();
    }

    @Override
    public List<String> takeMessages() {
        return List.of();
    }

    @Override
    public String state() {
        return status;
    }

    @Override
    public void restore(String state) {
        status = state;
    }
}

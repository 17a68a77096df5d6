package io.vtool.emulator.host;

import java.util.ArrayList;
import java.util.List;

/** A target without states of its own: linear, striped, error and the like. */
final class PlainTarget implements MapTarget {
    private final String arguments;

    PlainTarget(String arguments) {
        this.arguments = arguments;
    }

    @Override
    public List<String> devices() {
        List<String> devices = new ArrayList<>();
        Words words = new Words(arguments);
        while (words.more()) {
            String word = words.next();
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
        return "";
    }

    @Override
    public boolean message(String text) throws MapperException {
        throw new MapperException(MapperException.Reason.EINVAL, "the target takes no messages");
    }

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
        return "";
    }

    @Override
    public void restore(String state) {
        // there is none
    }
}

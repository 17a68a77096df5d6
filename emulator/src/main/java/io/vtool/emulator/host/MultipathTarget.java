package io.vtool.emulator.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The multipath target: groups of paths, of which one is in use. Arguments and status have the form of the kernel's
 * dm-mpath (Documentation/admin-guide/device-mapper/dm-path-selector, dm-mpath). As in the kernel a group comes into use
 * with the next request: at once while somebody has the device open, else when udev looks at it. It does so when the table is
 * loaded and when it hears of a path, unless that was the last one.
 */
final class MultipathTarget implements MapTarget {
    private static final int MAX_GROUPS = 1024;
    /** Its programs took longer than a second on the recorded hosts, and multipathd looks at paths each second. */
    private static final int UDEV_SECONDS = 2;

    private static final String QUEUE = "queue_if_no_path";

    private final List<String> features = new ArrayList<>();
    private final List<String> handler;
    private final List<PathGroup> groups = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private boolean queueing;
    /** From 1; 0 while no group is in use. */
    private int current;
    /** The group that was asked for and is not in use yet, from 1; 0 for none. */
    private int next;
    /** In how many seconds udev has heard of a path and reads; 0 if there is nothing to hear of. */
    private int heard;
    /** The group in use that a hardware handler has seen to, from 1; 0 for none. */
    private int initialized;

    /**
     * Reads the arguments.
     *
     * @throws MapperException if they are wrong
     */
    MultipathTarget(String arguments) throws MapperException {
        Words words = new Words(arguments);
        for (String feature : PathGroup.list(words, "features")) {
            if (feature.equals(QUEUE)) {
                queueing = true;
            } else {
                features.add(feature);
            }
        }
        handler = PathGroup.list(words, "hardware handler");
        int count = words.nextCount(MAX_GROUPS);
        next = words.nextCount(MAX_GROUPS);
        if (count < 0 || next < 0 || next > count || count > 0 && next == 0) {
            throw PathGroup.invalid("wrong number of priority groups");
        }
        for (int i = 0; i < count; i++) {
            groups.add(PathGroup.read(words));
        }
        if (words.more()) {
            throw PathGroup.invalid("arguments are left over: " + words.rest());
        }
        read();
    }

    /** Takes a group into use: the one asked for, else the one in use, else the first; groups that were disabled last. */
    @Override
    public void read() {
        heard = 0;
        if (next > 0 && groups.get(next - 1).usable()) {
            current = next;
        }
        next = 0;
        if (current > 0 && groups.get(current - 1).usable()) {
            return;
        }
        current = 0;
        for (int pass = 0; pass < 2 && current == 0; pass++) {
            for (int i = 0; i < groups.size() && current == 0; i++) {
                PathGroup group = groups.get(i);
                current = group.bypassed == (pass == 1) && group.usable() ? i + 1 : 0;
            }
        }
    }

    @Override
    public void settle() {
        boolean left = false;
        for (PathGroup group : groups) {
            left |= group.usable();
        }
        if (heard > 0 && left) {
            read();
        }
        heard = 0;
    }

    @Override
    public void later(int seconds) {
        if (heard > seconds) {
            heard -= seconds;
        } else {
            settle();
        }
    }

    @Override
    public List<String> devices() {
        List<String> devices = new ArrayList<>();
        for (PathGroup group : groups) {
            for (PathGroup.Path path : group.paths) {
                devices.add(path.device);
            }
        }
        return devices;
    }

    @Override
    public String table() {
        StringBuilder text = new StringBuilder();
        text.append(features.size() + (queueing ? 1 : 0));
        text.append(queueing ? " " + QUEUE : "");
        PathGroup.append(text, features);
        text.append(' ').append(handler.size());
        PathGroup.append(text, handler);
        text.append(' ').append(groups.size()).append(' ').append(shownGroup());
        for (PathGroup group : groups) {
            group.appendTable(text);
        }
        return text.toString();
    }

    private int shownGroup() {
        return next > 0 ? next : current > 0 ? current : groups.isEmpty() ? 0 : 1;
    }

    @Override
    public String status() {
        StringBuilder text = new StringBuilder("2 0 0 0 ");
        text.append(groups.size()).append(' ').append(shownGroup());
        for (int i = 0; i < groups.size(); i++) {
            PathGroup group = groups.get(i);
            String state = group.bypassed ? "D" : i + 1 == current ? "A" : "E";
            text.append(' ').append(state);
            group.appendStatus(text);
        }
        return text.toString();
    }

    @Override
    public boolean message(String text) throws MapperException {
        Words words = new Words(text);
        String verb = words.next();
        switch (verb.toLowerCase(Locale.ROOT)) {
            case QUEUE -> queueing = true;
            case "fail_if_no_path" -> queueing = false;
            case "disable_group", "enable_group" -> {
                group(words.nextLong()).bypassed = verb.equals("disable_group");
                current = 0;
            }
            case "switch_group" -> switchTo(words.nextLong());
            case "fail_path" -> {
                return fail(path(words.next()));
            }
            case "reinstate_path" -> {
                return reinstate(path(words.next()));
            }
            default -> throw PathGroup.invalid("unrecognised message " + verb);
        }
        return !verb.endsWith("if_no_path");
    }

    private PathGroup group(long number) throws MapperException {
        if (number < 1 || number > groups.size()) {
            throw PathGroup.invalid("invalid priority group number " + number);
        }
        return groups.get((int) number - 1);
    }

    private void switchTo(long number) throws MapperException {
        group(number);
        initialized = 0;
        for (int i = 0; i < number; i++) {
            groups.get(i).bypassed = false;
        }
        current = 0;
        next = (int) number;
    }

    private PathGroup.Path path(String device) throws MapperException {
        for (PathGroup group : groups) {
            for (PathGroup.Path path : group.paths) {
                if (path.device.equals(device)) {
                    return path;
                }
            }
        }
        throw PathGroup.invalid("no path " + device);
    }

    private boolean fail(PathGroup.Path path) {
        if (!path.active) {
            return false;
        }
        path.active = false;
        path.failures++;
        messages.add("Failing path " + path.device + ".");
        heard = UDEV_SECONDS;
        return true;
    }

    private boolean reinstate(PathGroup.Path path) {
        if (path.active) {
            return false;
        }
        path.active = true;
        messages.add("Reinstating path " + path.device + ".");
        heard = UDEV_SECONDS;
        return true;
    }

    @Override
    public List<String> takeActivated() {
        List<String> devices = new ArrayList<>();
        if (current > 0 && current != initialized && !handler.isEmpty()) {
            for (PathGroup.Path path : groups.get(current - 1).paths) {
                if (path.active) {
                    devices.add(path.device);
                }
            }
        }
        initialized = current;
        return devices;
    }

    @Override
    public List<String> takeMessages() {
        List<String> taken = new ArrayList<>(messages);
        messages.clear();
        return taken;
    }

    @Override
    public String state() {
        StringBuilder text = new StringBuilder();
        text.append(current).append(queueing ? " q" : " -");
        for (PathGroup group : groups) {
            text.append(group.bypassed ? " D" : " E");
            for (PathGroup.Path path : group.paths) {
                text.append(path.active ? " A " : " F ").append(path.failures);
            }
        }
        return text.append(next > 0 ? " " + next : "").toString();
    }

    @Override
    public void restore(String state) {
        Words words = new Words(state);
        if (!words.more()) {
            return;
        }
        int used = words.nextCount(groups.size());
        queueing = words.next().equals("q");
        for (PathGroup group : groups) {
            group.bypassed = words.next().equals("D");
            for (PathGroup.Path path : group.paths) {
                path.active = !words.next().equals("F");
                path.failures = Math.max(0, words.nextCount(Integer.MAX_VALUE));
            }
        }
        current = Math.max(0, used);
        initialized = current;
        next = words.more() ? Math.max(0, words.nextCount(groups.size())) : 0;
    }
}

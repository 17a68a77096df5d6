package io.vtool.emulator.host;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A device of the mapper while it is changed. */
final class DmDevice {
    String name;
    final String uuid;
    final int minor;
    boolean suspended;
    boolean readOnly;
    /** Whether it is to be removed as soon as nobody uses it. */
    boolean deferred;

    /** Whether somebody who is no device has it open. */
    boolean held;

    /** Whether anybody had it open when the change began. */
    boolean used;

    int event;
    List<TableLine> live = new ArrayList<>();
    List<TableLine> inactive = new ArrayList<>();

    DmDevice(String name, String uuid, int minor) {
        this.name = name;
        this.uuid = uuid;
        this.minor = minor;
    }

    String devt() {
        return MappedDevice.MAJOR + ":" + minor;
    }

    /** Whether it, or the table it will have, lies on a device. */
    boolean uses(String devt) {
        return uses(live, devt) || uses(inactive, devt);
    }

    /** The devices that it, or the table it will have, lies on. */
    Set<String> below() {
        Set<String> below = new HashSet<>();
        for (TableLine line : live) {
            below.addAll(line.target().devices());
        }
        for (TableLine line : inactive) {
            below.addAll(line.target().devices());
        }
        return below;
    }

    private static boolean uses(List<TableLine> table, String devt) {
        for (TableLine line : table) {
            if (line.target().devices().contains(devt)) {
                return true;
            }
        }
        return false;
    }

    MappedDevice view(int openCount) {
        List<String> tables = new ArrayList<>();
        List<String> statuses = new ArrayList<>();
        for (TableLine line : live) {
            tables.add(line.table());
            statuses.add(line.status());
        }
        List<String> waiting = new ArrayList<>();
        for (TableLine line : inactive) {
            waiting.add(line.table());
        }
        return new MappedDevice(name, uuid, minor, openCount, suspended, readOnly, event, tables, waiting, statuses);
    }
}

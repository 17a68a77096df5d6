package io.vtool.iscsi.admin;

import java.util.List;
import java.util.Set;

/** Linux's rules for numbers and names: always the lowest that is free. */
final class DeviceNames {
    private static final int LETTERS = 26;
    private static final int DISK = 0x00;
    private static final int OPTICAL = 0x05;
    private static final int OPTICAL_MEMORY = 0x07;
    private static final int SIMPLIFIED_DISK = 0x0e;
    private static final int ZONED_DISK = 0x14;

    private final Set<String> taken;
    private int disk;
    private int optical;

    /**
     * Gives names out.
     *
     * @param taken the names that are in use; those given out are added
     */
    DeviceNames(Set<String> taken) {
        this.taken = taken;
    }

    /** The lowest host number that no session has. */
    static int freeHost(List<Session> sessions) {
        int host = 0;
        while (taken(sessions, host)) {
            host++;
        }
        return host;
    }

    private static boolean taken(List<Session> sessions, int host) {
        for (Session session : sessions) {
            if (session.host() == host) {
                return true;
            }
        }
        return false;
    }

    /**
     * A name for a unit, empty when its type has no block device.
     *
     * @param type peripheral device type
     */
    String next(int type) {
        return switch (type) {
            case DISK, OPTICAL_MEMORY, SIMPLIFIED_DISK, ZONED_DISK -> {
                while (!taken.add(disk(disk))) {
                    disk++;
                }
                yield disk(disk);
            }
            case OPTICAL -> {
                while (!taken.add("sr" + optical)) {
                    optical++;
                }
                yield "sr" + optical;
            }
            default -> "";
        };
    }

    /** sda to sdz, then sdaa and on. */
    static String disk(int index) {
        StringBuilder letters = new StringBuilder();
        for (int rest = index; rest >= 0; rest = rest / LETTERS - 1) {
            letters.append((char) ('a' + rest % LETTERS));
        }
        return "sd" + letters.reverse();
    }
}

package io.vtool.emulator.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Linux's hardware handler {@code alua} does when dm-multipath takes a group of paths into use: it asks for the states of
 * the target port groups, and where the target lets initiators choose, makes the group of the path active/optimized with SET
 * TARGET PORT GROUPS (SPC-4 6.37, 6.45). Paths of one port group are asked once.
 */
public final class PortGroupHandler {
    private static final int TRIES = 8;
    private static final int UNIT_ATTENTION = 6;
    private static final int BUSY = 0x08;
    private static final int TASK_SET_FULL = 0x28;
    private static final int LENGTH = 4096;
    private static final int UNKNOWN = -1;
    private static final byte[] NOTHING = {};
    private static final byte[] INQUIRY = {0x12, 0, 0, 0, 96, 0};
    private static final byte[] DEVICE_IDENTIFICATION = {0x12, 1, (byte) 0x83, LENGTH >> 8, 0, 0};
    private static final byte[] REPORT = {(byte) 0xa3, 0x0a, 0, 0, 0, 0, 0, 0, LENGTH >> 8, 0, 0, 0};
    static final byte[] SET = {(byte) 0xa4, 0x0a, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0};
    private static final int EXPLICIT = 0x20;
    private static final int TARGET_PORT_GROUP = 5;
    private static final int OPTIMIZED = 0;
    private static final int NON_OPTIMIZED = 1;
    private static final int STANDBY = 2;
    private static final int UNAVAILABLE = 3;
    private static final int OFFLINE = 0xe;

    /** Target port groups by port, as their ports told: they do not change while a host runs. */
    private final Map<String, Integer> groups = new HashMap<>();

    /** A way to a logical unit. */
    public interface Path {
        /**
         * Names the port it leads to.
         *
         * @return the same for all logical units behind the port
         */
        String port();

        /**
         * Names the device.
         *
         * @return its number, {@code major:minor}
         */
        String device();

        /**
         * Carries out a command.
         *
         * @param cdb the command
         * @param dataIn most bytes it reads
         * @param dataOut what it writes, empty for nothing
         * @return how it ended
         */
        ScsiAnswer execute(byte[] cdb, int dataIn, byte[] dataOut);

        /**
         * Hears of a port group that the handler has changed.
         *
         * @param state the group as it is now
         */
        void changed(PortGroupState state);

        /**
         * Hears of a refused change.
         *
         * @param answer how SET TARGET PORT GROUPS ended
         */
        void refused(ScsiAnswer answer);
    }

    /**
     * Takes paths into use.
     *
     * @param paths paths of one priority group of a map, all to the same logical unit
     * @return those of them that cannot be used: they do not tell about their port group, or it is offline
     */
    public synchronized List<Path> activate(List<? extends Path> paths) {
        List<Path> failed = new ArrayList<>();
        Map<Integer, Boolean> done = new HashMap<>();
        for (Path path : paths) {
            int group = group(path);
            Boolean known = done.get(group);
            if (known == null) {
                known = group == UNKNOWN ? answers(path) : activate(path, group);
                if (known) {
                    done.put(group, true);
                }
            }
            if (!known) {
                failed.add(path);
            }
        }
        return failed;
    }

    private static boolean answers(Path path) {
        return path.execute(INQUIRY, INQUIRY[4], NOTHING).hostByte() == 0;
    }

    /** False if the path does not tell, so that another of the group may be asked, or the group is offline. */
    private static boolean activate(Path path, int group) {
        ScsiAnswer report = send(path, REPORT, LENGTH, NOTHING);
        if (!report.good()) {
            return report.hostByte() == 0 && (report.status() == BUSY || report.status() == TASK_SET_FULL);
        }
        PortGroupState state = state(report, group);
        if (state == null) {
            return true;
        }
        if (state.state() == OFFLINE) {
            return false;
        }
        if (!settable(state.state()) || !explicit(path)) {
            return takesData(state.state());
        }
        byte[] wanted = {0, 0, 0, 0, OPTIMIZED, 0, (byte) (group >> 8), (byte) group};
        ScsiAnswer answer = send(path, SET, 0, wanted);
        if (!answer.good()) {
            path.refused(answer);
            return true;
        }
        PortGroupState now = state(send(path, REPORT, LENGTH, NOTHING), group);
        if (now != null && !now.equals(state)) {
            path.changed(now);
        }
        return true;
    }

    private static boolean settable(int state) {
        return state == NON_OPTIMIZED || state == STANDBY || state == UNAVAILABLE;
    }

    /** Whether the kernel sends reads and writes to a group in this state: to others it gives the path up instead. */
    private static boolean takesData(int state) {
        return state != STANDBY && state != UNAVAILABLE;
    }

    private static boolean explicit(Path path) {
        ScsiAnswer answer = send(path, INQUIRY, INQUIRY[4], NOTHING);
        return answer.good() && answer.data().length > 5 && (answer.data()[5] & EXPLICIT) != 0;
    }

    private static ScsiAnswer send(Path path, byte[] cdb, int dataIn, byte[] dataOut) {
        ScsiAnswer answer = path.execute(cdb, dataIn, dataOut);
        for (int i = 1; i < TRIES && answer.senseKey() == UNIT_ATTENTION; i++) {
            answer = path.execute(cdb, dataIn, dataOut);
        }
        return answer;
    }

    private int group(Path path) {
        Integer known = groups.get(path.port());
        if (known != null) {
            return known;
        }
        ScsiAnswer answer = send(path, DEVICE_IDENTIFICATION, LENGTH, NOTHING);
        int group = answer.good() ? group(answer.data()) : UNKNOWN;
        if (answer.good()) {
            groups.put(path.port(), group);
        }
        return group;
    }

    /** The number in the target port group designator, SPC-4 7.8.6.8. */
    private static int group(byte[] page) {
        for (int at = 4; at + 8 <= page.length; at += 4 + (page[at + 3] & 0xff)) {
            if ((page[at + 1] & 0x0f) == TARGET_PORT_GROUP && page[at + 3] >= 4) {
                return number(page, at + 6);
            }
        }
        return UNKNOWN;
    }

    private static @Nullable PortGroupState state(ScsiAnswer answer, int group) {
        for (PortGroupState state : answer.good() ? states(answer.data()) : List.<PortGroupState>of()) {
            if (state.group() == group) {
                return state;
            }
        }
        return null;
    }

    private static List<PortGroupState> states(byte[] report) {
        List<PortGroupState> states = new ArrayList<>();
        for (int at = 4; at + 8 <= report.length; at += 8 + 4 * (report[at + 7] & 0xff)) {
            boolean preferred = (report[at] & 0x80) != 0;
            states.add(new PortGroupState(number(report, at + 2), report[at] & 0x0f, preferred, report[at + 1] & 0xff));
        }
        return states;
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }
}

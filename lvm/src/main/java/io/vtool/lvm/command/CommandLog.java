package io.vtool.lvm.command;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.model.VolumeGroup;
import io.vtool.lvm.report.JsonFrame;
import io.vtool.lvm.report.LogEntry;
import io.vtool.lvm.report.LogObject;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.PhysicalVolume;
import io.vtool.lvm.view.Volume;
import org.jspecify.annotations.Nullable;

/**
 * What a command says, kept for a report of its own instead of being printed, with the object it is about. While it is
 * closed it keeps nothing, but follows the object.
 */
public final class CommandLog {
    /** What lvm2 calls success among its commands; to the shell it gives 0. */
    private static final int PROCESSED = 1;

    private LogObject object = LogObject.NONE;
    private int count;
    private boolean failed;
    private boolean inGroups;
    private Keeps keeps = Keeps.EVERYTHING;
    private @Nullable Sink sink;

    CommandLog() {}

    /** Whether what is said is kept. */
    public boolean isOpen() {
        return sink != null
                && switch (keeps) {
                    case EVERYTHING -> true;
                    case GROUPS -> inGroups;
                    case PVS -> isPv();
                };
    }

    /** Keeps what is said from now on. */
    public void open(Sink to) {
        sink = to;
    }

    /** Says that the command begins to go through groups, or is through. */
    void groups(boolean now) {
        inGroups = now;
    }

    private boolean isPv() {
        return object.type().equals("pv") && !object.name().isEmpty();
    }

    /** Says what is kept. */
    public void keep(Keeps what) {
        keeps = what;
    }

    /** What is kept, for not all commands begin their log before they look at the devices. */
    public enum Keeps {
        /** All that is said. */
        EVERYTHING,
        /** What is said while the command goes through groups. */
        GROUPS,
        /** What is said about single PVs; each group's has a report of its own. */
        PVS
    }

    /**
     * Ends the log, if there is one and it was not ended: from now on what is said is printed.
     *
     * @param frame the JSON of the reports before it, or null
     * @param separate whether there are reports before it that are no JSON
     * @return whether there was one
     */
    public boolean end(@Nullable JsonFrame frame, boolean separate) {
        Sink to = sink;
        sink = null;
        if (to != null) {
            to.end(frame, separate);
        }
        return to != null;
    }

    /** What the command is about now; the answer is for going back to it. */
    public LogObject object() {
        return object;
    }

    /** Says what the command is about. */
    public void about(LogObject now) {
        object = now;
    }

    /** Says that the command is about a volume; there may be thousands, and mostly nobody wants to know. */
    public void aboutVolume(Volume volume) {
        if (isOpen()) {
            object = in(volume.inGroup(), "lv", volume.name(), volume.id());
        }
    }

    /** Says that the command is about a volume that the group does not have. */
    void aboutVolume(GroupState group, String name) {
        object = in(group, "lv", name, null);
    }

    void say(String type, String message) {
        failed |= type.equals("error");
        add(type, message, 0);
    }

    /** Notes how the command came out for what it is about. */
    public void outcome(int status) {
        if (sink != null && keeps == Keeps.PVS && !isPv()) {
            count++;
            sink.part();
        }
        if (isOpen()) {
            add(
                    "status",
                    status == LvmStatus.DONE ? "success" : "failure",
                    status == LvmStatus.DONE ? PROCESSED : status);
        }
    }

    private void add(String type, String message, int result) {
        if (sink != null) {
            sink.said(new LogEntry(++count, type, object, message, failed ? -1 : 0, result));
        }
    }

    static LogObject group(String name, @Nullable LvmId id) {
        return new LogObject("vg", name, id == null ? "" : id.dashed(), "", "");
    }

    /** A PV, in its group if there is one. */
    public static LogObject pv(@Nullable GroupState group, PhysicalVolume pv) {
        LvmId id = pv.id();
        return group == null
                ? new LogObject("pv", pv.name(), id == null ? "" : id.dashed(), "", "")
                : in(group, "pv", pv.name(), id);
    }

    private static LogObject in(GroupState state, String type, String name, @Nullable LvmId id) {
        VolumeGroup group = state.text();
        return new LogObject(
                type,
                name,
                id == null ? "" : id.dashed(),
                group.name(),
                group.id().dashed());
    }

    /** Makes a report of a log. */
    public interface Sink {
        /** Takes an entry. */
        void said(LogEntry entry);

        /** Prints what there is. */
        void part();

        /** Prints what is left, in the JSON of the reports before it if there are any, or separate from those. */
        void end(@Nullable JsonFrame frame, boolean separate);
    }
}

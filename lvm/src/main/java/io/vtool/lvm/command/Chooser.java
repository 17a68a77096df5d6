package io.vtool.lvm.command;

import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.PhysicalVolume;
import io.vtool.lvm.view.Volume;
import org.jspecify.annotations.Nullable;

/** Decides what a command that is no report is about, as {@code --select} asks. */
public interface Chooser {
    /** A chooser that takes everything. */
    Chooser EVERYTHING = new Everything();

    /** Prepares for choosing things of a kind; false, after saying why, if the selection makes no sense. */
    boolean ready(Kind kind);

    /** Whether a group is chosen. */
    boolean group(GroupState group);

    /** Whether a volume is chosen. */
    boolean volume(Volume volume);

    /** Whether a PV is chosen, which the group lists if there is one. */
    boolean pv(@Nullable GroupState group, PhysicalVolume pv);

    /** What is chosen from. */
    enum Kind {
        /** Groups. */
        GROUPS,
        /** Volumes. */
        VOLUMES,
        /** PVs. */
        PVS
    }

    /** Takes everything. */
    final class Everything implements Chooser {
        private Everything() {}

        @Override
        public boolean ready(Kind kind) {
            return true;
        }

        @Override
        public boolean group(GroupState group) {
            return true;
        }

        @Override
        public boolean volume(Volume volume) {
            return true;
        }

        @Override
        public boolean pv(@Nullable GroupState group, PhysicalVolume pv) {
            return true;
        }
    }
}

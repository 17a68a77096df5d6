package io.vtool.cli.lvm;

import io.vtool.lvm.model.VolumeGroup;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeFlag;
import java.util.ArrayList;
import java.util.List;

/** What lvm2 activates of a group when the last of its devices appears on a host without a system ID of its own. */
final class Autoactivation {
    private static final String REFUSED = "NOAUTOACTIVATE";

    private Autoactivation() {}

    /** Volumes in the order of the group; none of a group that is incomplete, exported, or somebody else's. */
    static List<Volume> volumes(GroupState group) {
        VolumeGroup text = group.text();
        String lock = text.lockType();
        boolean shared = lock != null && !lock.isEmpty() && !lock.equals("none");
        List<Volume> volumes = new ArrayList<>();
        if (group.missingCount() > 0
                || text.exported()
                || text.clustered()
                || text.foreign(null)
                || shared
                || text.flags().contains(REFUSED)) {
            return volumes;
        }
        for (Volume volume : group.volumes()) {
            if (volume.visible()
                    && !volume.is(VolumeFlag.ACTIVATION_SKIP)
                    && !volume.is(VolumeFlag.NOAUTOACTIVATE)
                    && !volume.is(VolumeFlag.CACHE_POOL)) {
                volumes.add(volume);
            }
        }
        return volumes;
    }
}

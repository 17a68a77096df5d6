package io.vtool.lvm.report;

import io.vtool.lvm.kernel.VolumeKernel;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.PhysicalVolume;
import io.vtool.lvm.view.PvSegment;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeSegment;
import org.jspecify.annotations.Nullable;

/**
 * What a row of a report is about; which parts are there depends on the report.
 *
 * @param group null for what is in no group
 * @param groupId the identifier shown for what is in no group, bare; usually empty
 * @param groupName the name shown for what is in no group
 * @param groupFormat the format shown for what is in no group
 * @param source of what the kernel says about the volume
 */
public record Subject(
        @Nullable GroupState group,
        String groupName,
        String groupId,
        String groupFormat,
        @Nullable Volume volume,
        @Nullable PhysicalVolume pv,
        @Nullable VolumeSegment segment,
        @Nullable PvSegment pvSegment,
        KernelSource source) {
    /** A group. */
    public static Subject of(GroupState group) {
        return new Subject(group, "", "", "", null, null, null, null, KernelSource.IDLE);
    }

    /** A volume, or one of its segments. */
    public static Subject of(Volume volume, @Nullable VolumeSegment segment, KernelSource source) {
        return new Subject(volume.group(), "", "", "", volume, null, segment, null, source);
    }

    /** A PV of a group. */
    public static Subject of(GroupState group, PhysicalVolume pv) {
        return new Subject(group, "", "", "", null, pv, null, null, KernelSource.IDLE);
    }

    /** A PV or device that is in no group. */
    public static Subject alone(PhysicalVolume pv, String groupName, String groupId, String groupFormat) {
        return new Subject(null, groupName, groupId, groupFormat, null, pv, null, null, KernelSource.IDLE);
    }

    /** The same with a segment of the PV and the segment of a volume that uses it. */
    public Subject with(PvSegment part, VolumeSegment used, KernelSource status) {
        return new Subject(group, groupName, groupId, groupFormat, used.volume(), pv, used, part, status);
    }

    /**
     * Whether a row before says the same of the volume. Of other types than these each row has to be computed, for some
     * fields complain of such segments, and lvm2 does so in each row.
     */
    boolean sameVolume(Subject before) {
        return volume != null && volume == before.volume && volume.onlyStriped();
    }

    /** Whether the kernel says the same of the volume as in a row before; it is asked for that. */
    @SuppressWarnings("ReferenceEquality") // mostly it says nothing, which is one and the same
    boolean sameKernel(Subject before) {
        return kernel() == before.kernel();
    }

    /** What the kernel says; it is only asked when a field needs it. */
    VolumeKernel kernel() {
        return source.kernel();
    }
}

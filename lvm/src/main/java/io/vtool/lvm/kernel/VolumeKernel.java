package io.vtool.lvm.kernel;

import org.jspecify.annotations.Nullable;

/**
 * What the kernel says about a volume.
 *
 * @param driver whether there is a device-mapper driver to ask
 * @param device the volume's device, or null if it is not active
 * @param status what the target of the segment in question reports
 * @param image for an image of RAID or a mirror, its letter in the health of the whole: A in sync, D failed; a blank if that
 *     is not known, X if the kernel is not to be asked
 */
public record VolumeKernel(boolean driver, @Nullable KernelDevice device, SegmentStatus status, char image) {
    /** Of a volume that is not active. */
    public static final VolumeKernel INACTIVE = new VolumeKernel(true, null, SegmentStatus.NONE, ' ');

    /** Of any volume where there is no driver. */
    public static final VolumeKernel NO_DRIVER = new VolumeKernel(false, null, SegmentStatus.NONE, ' ');

    /** Of any volume when the kernel is not to be asked. */
    public static final VolumeKernel NOT_ASKED = new VolumeKernel(false, null, SegmentStatus.NONE, 'X');

    /** Whether the kernel was asked. */
    public boolean asked() {
        return image != 'X';
    }

    /** Whether the volume has a device. */
    public boolean exists() {
        return device != null;
    }
}

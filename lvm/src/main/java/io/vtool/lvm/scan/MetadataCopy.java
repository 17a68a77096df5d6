package io.vtool.lvm.scan;

import io.vtool.lvm.model.ModelProblem;
import io.vtool.lvm.model.VolumeGroup;
import io.vtool.lvm.text.MetadataText;
import java.util.List;

/**
 * One copy of a group's metadata on one device.
 *
 * @param area the number of the metadata area on the device, from 0
 * @param state how it compares with the copy that counts
 */
public record MetadataCopy(
        ScannedDevice device,
        int area,
        State state,
        MetadataText text,
        VolumeGroup group,
        List<ModelProblem> problems) {
    /** How a copy compares with the one that counts. */
    public enum State {
        /** Of the same version. */
        CURRENT,
        /** Of an older version. */
        STALE,
        /** Of the same version number, but with another content. */
        CONFLICTING
    }

    /** Keeps a copy of the list. */
    public MetadataCopy {
        problems = List.copyOf(problems);
    }
}

package io.vtool.lvm.scan;

import io.vtool.lvm.disk.Damage;
import io.vtool.lvm.model.GroupReading;
import io.vtool.lvm.model.ModelProblem;
import io.vtool.lvm.model.VolumeGroup;
import io.vtool.lvm.text.MetadataText;
import java.util.List;

/**
 * One copy of a group's metadata on one device.
 *
 * @param area the number of the metadata area on the device, from 0
 * @param state how it compares with the copy that counts
 * @param reading the text as the model and as lvm2 take it
 */
public record MetadataCopy(
        ScannedDevice device, int area, State state, MetadataText text, VolumeGroup group, GroupReading reading) {
    /** How a copy compares with the one that counts. */
    public enum State {
        /** Of the same version. */
        CURRENT,
        /** Of an older version. */
        STALE,
        /** Of the same version number, but with another content. */
        CONFLICTING
    }

    /** What is wrong with the text. */
    public List<ModelProblem> problems() {
        return reading.problems();
    }

    /** Whether lvm2 takes the text. */
    public boolean taken() {
        return reading.taken();
    }

    /** Whether it differs from a copy of the same version that was found before it, so that lvm2 leaves it out. */
    public boolean mismatched() {
        List<Damage> damages = device.areas().get(area).damages();
        return !damages.isEmpty() && damages.get(0).problem() == Damage.Problem.MISMATCH;
    }
}

package io.vtool.lvm.history;

import io.vtool.lvm.model.GroupReading;
import io.vtool.lvm.model.VolumeGroup;
import io.vtool.lvm.text.MetadataText;
import java.util.List;

/**
 * One version of a group's metadata.
 *
 * @param current whether it is the one that counts
 * @param reading the text as lvm2 takes it
 * @param places where it was found: device, area and offset
 * @param changes against the version before it; empty for the oldest one
 */
public record Version(
        VolumeGroup group,
        MetadataText text,
        boolean current,
        GroupReading reading,
        List<String> places,
        List<Change> changes) {
    /** Keeps copies of the lists. */
    public Version {
        places = List.copyOf(places);
        changes = List.copyOf(changes);
    }
}

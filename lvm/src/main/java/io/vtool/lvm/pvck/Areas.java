package io.vtool.lvm.pvck;

import io.vtool.lvm.disk.DiskArea;
import java.util.List;

/**
 * What the label and the PV header led to.
 *
 * @param good whether nothing was wrong with them
 * @param label whether there is a label at all
 * @param metadata the metadata areas the header names; the second one counts last if there are more
 */
record Areas(boolean good, boolean label, List<DiskArea> metadata) {
    private static final DiskArea NONE = new DiskArea(0, 0);

    Areas {
        metadata = List.copyOf(metadata);
    }

    DiskArea first() {
        return metadata.isEmpty() ? NONE : metadata.get(0);
    }

    DiskArea second() {
        return metadata.size() < 2 ? NONE : metadata.get(metadata.size() - 1);
    }
}

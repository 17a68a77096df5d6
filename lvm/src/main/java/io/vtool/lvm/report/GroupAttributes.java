package io.vtool.lvm.report;

import io.vtool.lvm.model.VolumeGroup;
import io.vtool.lvm.view.GroupState;

/** The six letters that sum up a group: vgs(8), "Notes". */
public final class GroupAttributes {
    private GroupAttributes() {}

    /** The letters. */
    public static String of(GroupState group) {
        VolumeGroup text = group.text();
        char[] letters = {
            writable(text) ? 'w' : 'r',
            text.status().contains("RESIZEABLE") ? 'z' : '-',
            text.exported() ? 'x' : '-',
            group.missingCount() > 0 ? 'p' : '-',
            Allocation.letter(text.allocationPolicy(), "normal"),
            text.clustered() ? 'c' : shared(text) ? 's' : '-'
        };
        return new String(letters);
    }

    static boolean writable(VolumeGroup text) {
        return text.status().contains("WRITE") || text.flags().contains("WRITE_LOCKED");
    }

    static boolean shared(VolumeGroup text) {
        String type = text.lockType();
        return type != null && (type.equals("sanlock") || type.equals("dlm") || type.equals("idm"));
    }
}

package io.vtool.lvm.program;

import java.util.List;

/** The commands of lvm2 that change groups, of which there are none here. */
public final class ChangingCommands {
    /** The commands of lvm2 2.03.16 that write metadata, change the kernel's volumes or the file of devices. */
    public static final List<String> NAMES = List.of(
            "lvchange",
            "lvconvert",
            "lvcreate",
            "lvextend",
            "lvmdevices",
            "lvreduce",
            "lvremove",
            "lvrename",
            "lvresize",
            "pvchange",
            "pvcreate",
            "pvmove",
            "pvremove",
            "pvresize",
            "vgcfgrestore",
            "vgchange",
            "vgconvert",
            "vgcreate",
            "vgexport",
            "vgextend",
            "vgimport",
            "vgimportclone",
            "vgimportdevices",
            "vgmerge",
            "vgmknodes",
            "vgreduce",
            "vgremove",
            "vgrename",
            "vgsplit");

    private ChangingCommands() {}
}

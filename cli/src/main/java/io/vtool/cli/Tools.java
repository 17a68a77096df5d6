package io.vtool.cli;

import io.vtool.cli.dfsr.DfsrdiagTool;
import io.vtool.cli.dfsr.wmi.WmicTool;
import io.vtool.cli.getopt.Tool;
import io.vtool.cli.iscsi.IscsiAdm;
import io.vtool.cli.lvm.LvmRefusal;
import io.vtool.cli.lvm.LvmTool;
import io.vtool.cli.multipath.MpathPersistTool;
import io.vtool.cli.multipath.MultipathTool;
import io.vtool.cli.multipath.MultipathdTool;
import io.vtool.cli.sense.SgDecodeSense;
import io.vtool.lvm.program.ChangingCommands;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The programs of the compatible face: a new one is a word in the list and a line in the switch. */
final class Tools {
    private Tools() {}

    static List<String> names() {
        return List.of(
                "dfsrdiag",
                "fullreport",
                "iscsiadm",
                "lvdisplay",
                "lvm",
                "lvmdiskscan",
                "lvs",
                "lvscan",
                "mpathpersist",
                "multipath",
                "multipathd",
                "pvck",
                "pvdisplay",
                "pvs",
                "pvscan",
                "sg_decode_sense",
                "vgcfgbackup",
                "vgck",
                "vgdisplay",
                "vgs",
                "vgscan",
                "wmic");
    }

    static @Nullable Tool tool(String name) {
        return switch (name) {
            case "dfsrdiag" -> new DfsrdiagTool();
            case "iscsiadm" -> new IscsiAdm();
            case "mpathpersist" -> new MpathPersistTool();
            case "multipath" -> new MultipathTool();
            case "multipathd" -> new MultipathdTool();
            case "lvm" -> new LvmTool(true);
            case "fullreport",
                    "lvdisplay",
                    "lvmdiskscan",
                    "lvs",
                    "lvscan",
                    "pvck",
                    "pvdisplay",
                    "pvs",
                    "pvscan",
                    "vgcfgbackup",
                    "vgck",
                    "vgdisplay",
                    "vgs",
                    "vgscan" -> new LvmTool(false);
            case "wmic" -> new WmicTool();
            case "sg_decode_sense" -> new SgDecodeSense();
            default -> ChangingCommands.NAMES.contains(name) ? new LvmRefusal() : null;
        };
    }
}

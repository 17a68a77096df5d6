package io.vtool.lvm.program;

import io.vtool.lvm.command.LvmCommand;
import io.vtool.lvm.display.LvDisplay;
import io.vtool.lvm.display.LvScan;
import io.vtool.lvm.display.LvmDiskScan;
import io.vtool.lvm.display.PvDisplay;
import io.vtool.lvm.display.PvScan;
import io.vtool.lvm.display.VgCfgBackup;
import io.vtool.lvm.display.VgCk;
import io.vtool.lvm.display.VgDisplay;
import io.vtool.lvm.display.VgScan;
import io.vtool.lvm.listing.FullReportCommand;
import io.vtool.lvm.listing.ReportCommand;
import io.vtool.lvm.pvck.PvCk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All commands: a new one is a word in the list and a line in the switch. */
public final class LvmCommands {
    private LvmCommands() {}

    /** The names, sorted. */
    public static List<String> names() {
        return List.of(
                "config",
                "devtypes",
                "dumpconfig",
                "formats",
                "fullreport",
                "help",
                "lastlog",
                "lvdisplay",
                "lvmconfig",
                "lvmdiskscan",
                "lvs",
                "lvscan",
                "pvck",
                "pvdisplay",
                "pvs",
                "pvscan",
                "segtypes",
                "systemid",
                "tags",
                "version",
                "vgcfgbackup",
                "vgck",
                "vgdisplay",
                "vgs",
                "vgscan");
    }

    static @Nullable LvmCommand find(String name) {
        return switch (name) {
            case "lvdisplay" -> new LvDisplay(ReportCommand.lvs());
            case "lvmdiskscan" -> new LvmDiskScan();
            case "lvscan" -> new LvScan();
            case "pvck" -> new PvCk();
            case "pvdisplay" -> new PvDisplay(ReportCommand.pvs());
            case "pvscan" -> new PvScan();
            case "vgcfgbackup" -> new VgCfgBackup();
            case "vgck" -> new VgCk();
            case "vgdisplay" -> new VgDisplay(ReportCommand.vgs());
            case "vgscan" -> new VgScan();
            case "formats" -> ListCommand.FORMATS;
            case "help" -> ListCommand.HELP;
            case "config", "dumpconfig", "lvmconfig" -> new ConfigCommand();
            case "lastlog" -> ListCommand.LASTLOG;
            case "segtypes" -> ListCommand.SEGTYPES;
            case "systemid" -> ListCommand.SYSTEMID;
            case "tags" -> ListCommand.TAGS;
            case "version" -> ListCommand.VERSION;
            case "devtypes" -> ReportCommand.devtypes();
            case "fullreport" -> new FullReportCommand();
            case "lvs" -> ReportCommand.lvs();
            case "pvs" -> ReportCommand.pvs();
            case "vgs" -> ReportCommand.vgs();
            default -> null;
        };
    }
}

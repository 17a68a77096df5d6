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
import io.vtool.lvm.pvck.PvCk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All commands: a new one is a word in the list and a line in the switch. */
public final class LvmCommands {
    private LvmCommands() {}

    /** The names, sorted. */
    public static List<String> names() {
        return List.of(
                "lvdisplay",
                "lvmdiskscan",
                "lvscan",
                "pvck",
                "pvdisplay",
                "pvscan",
                "vgcfgbackup",
                "vgck",
                "vgdisplay",
                "vgscan");
    }

    static @Nullable LvmCommand find(String name) {
        return switch (name) {
            case "lvdisplay" -> new LvDisplay(new Unwritten());
            case "lvmdiskscan" -> new LvmDiskScan();
            case "lvscan" -> new LvScan();
            case "pvck" -> new PvCk();
            case "pvdisplay" -> new PvDisplay(new Unwritten());
            case "pvscan" -> new PvScan();
            case "vgcfgbackup" -> new VgCfgBackup();
            case "vgck" -> new VgCk();
            case "vgdisplay" -> new VgDisplay(new Unwritten());
            case "vgscan" -> new VgScan();
            default -> null;
        };
    }
}

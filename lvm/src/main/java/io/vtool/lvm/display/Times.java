package io.vtool.lvm.display;

import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.report.ReportSettings;
import io.vtool.lvm.report.StrfTime;

/** Times as lvm2 shows them. */
final class Times {
    private Times() {}

    /** A time in seconds since 1970; empty for 0, which is unknown. */
    static String of(LvmRun run, long seconds) {
        if (seconds == 0) {
            return "";
        }
        String format = run.config().text("report/time_format", ReportSettings.TIME_FORMAT);
        return StrfTime.format(format, seconds, run.world().clock().getZone());
    }
}

package io.vtool.lvm.health;

import io.vtool.lvm.history.Version;
import io.vtool.lvm.model.GroupReading;
import io.vtool.lvm.model.ImportLine;
import io.vtool.lvm.model.PvEntry;
import io.vtool.lvm.report.Units;
import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.scan.PvView;
import io.vtool.lvm.view.GroupCheck;
import io.vtool.lvm.view.GroupState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why lvm2 would have nothing to do with a group. */
public final class Refusal {
    private static final String UNREADABLE = "its text cannot be read";

    private Refusal() {}

    /** What it says first; null if it takes the group. */
    public static @Nullable String of(GroupState group) {
        GroupView view = group.view();
        if (view.lost()) {
            List<ImportLine> lines = view.reading().lines();
            return lines.isEmpty() ? UNREADABLE : lines.get(0).text();
        }
        return ofTaken(view.reading(), group);
    }

    /** What it says first of one version of a group, whatever became of its copies; null if it takes it. */
    public static @Nullable String of(Version version) {
        GroupReading reading = version.reading();
        if (!reading.taken()) {
            return reading.lines().isEmpty()
                    ? UNREADABLE
                    : reading.lines().get(0).text();
        }
        List<PvView> pvs = new ArrayList<>();
        for (PvEntry pv : version.group().pvs()) {
            pvs.add(new PvView(pv, List.of()));
        }
        return ofTaken(
                reading, GroupState.of(new GroupView(version.group(), reading.problems(), reading, List.of(), pvs)));
    }

    private static @Nullable String ofTaken(GroupReading reading, GroupState group) {
        List<String> lines = reading.corruption();
        if (lines.isEmpty() && !reading.plain()) {
            lines = GroupCheck.lines(group, new Shown());
        }
        return lines.isEmpty() ? null : lines.get(0);
    }

    private record Shown() implements GroupCheck.Sizes {
        @Override
        public String words(long sectors) {
            return Units.DEFAULT.words(sectors);
        }
    }
}

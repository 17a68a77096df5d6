package io.vtool.lvm.health;

import io.vtool.lvm.model.ImportLine;
import io.vtool.lvm.report.Units;
import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.view.GroupCheck;
import io.vtool.lvm.view.GroupState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why lvm2 would have nothing to do with a group. */
public final class Refusal {
    private Refusal() {}

    /** What it says first; null if it takes the group. */
    public static @Nullable String of(GroupState group) {
        GroupView view = group.view();
        if (view.lost()) {
            List<ImportLine> lines = view.reading().lines();
            return lines.isEmpty() ? "its text cannot be read" : lines.get(0).text();
        }
        List<String> lines = view.reading().corruption();
        if (lines.isEmpty() && !view.reading().plain()) {
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

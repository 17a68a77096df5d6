package io.vtool.multipath.map;

import io.vtool.multipath.path.LivePath;
import java.util.ArrayList;
import java.util.List;

/** One path group of a map. */
public final class LiveGroup {
    /** Its paths in order. */
    public final List<LivePath> paths = new ArrayList<>();

    /** Path selector with its count. */
    public String selector;

    /** {@code active}, {@code enabled}, {@code disabled}, {@code undef}. */
    public String status = "undef";

    /** Mean priority of its usable paths. */
    public int priority;

    /** How many of its paths are usable. */
    public int usable;

    /** Whether all its paths are marginal. */
    public boolean marginal;

    /** A group with a selector. */
    public LiveGroup(String selector) {
        this.selector = selector;
    }

    /** Computes priority and usable paths of what the paths are now. */
    public void refresh() {
        int sum = 0;
        usable = 0;
        int slow = 0;
        for (LivePath path : paths) {
            slow += path.marginal ? 1 : 0;
            if (path.status.usable()) {
                sum += path.priority;
                usable++;
            }
        }
        priority = usable == 0 ? 0 : sum / usable;
        marginal = slow > 0 && slow == paths.size();
    }
}

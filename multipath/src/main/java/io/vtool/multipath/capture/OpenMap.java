package io.vtool.multipath.capture;

import io.vtool.multipath.topology.MultipathMap;
import io.vtool.multipath.topology.Path;
import io.vtool.multipath.topology.PathGroup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A map whose lines are still coming. */
final class OpenMap {
    private static final ListingLine.GroupHead NO_HEAD = new ListingLine.GroupHead(null, null, null);

    private final ListingLine.@Nullable Header header;
    private final List<PathGroup> groups = new ArrayList<>();
    private final List<Path> paths = new ArrayList<>();
    private ListingLine.@Nullable Properties properties;
    private ListingLine.@Nullable GroupHead head;

    OpenMap(ListingLine.@Nullable Header header, ListingLine.@Nullable Properties properties) {
        this.header = header;
        this.properties = properties;
    }

    /** Whether properties that come now can still be its own. */
    boolean wantsProperties() {
        return properties == null && groups.isEmpty() && head == null;
    }

    void properties(ListingLine.Properties found) {
        properties = found;
    }

    void group(ListingLine.GroupHead found) {
        endGroup();
        head = found;
    }

    void path(Path path) {
        head = head == null ? NO_HEAD : head;
        paths.add(path);
    }

    MultipathMap end() {
        endGroup();
        ListingLine.Header h = header;
        ListingLine.Properties p = properties;
        return new MultipathMap(
                h == null ? null : h.alias(),
                h == null ? null : h.wwid(),
                h == null ? null : h.dm(),
                h == null ? null : h.vendor(),
                h == null ? null : h.product(),
                p == null ? null : p.size(),
                p == null ? null : p.features(),
                p == null ? null : p.hwhandler(),
                p == null ? null : p.wp(),
                h == null ? null : h.action(),
                h == null ? null : h.foreign(),
                h == null ? null : h.rev(),
                groups);
    }

    private void endGroup() {
        ListingLine.GroupHead ended = head;
        if (ended != null) {
            groups.add(new PathGroup(ended.policy(), ended.priority(), ended.status(), paths));
            paths.clear();
            head = null;
        }
    }
}

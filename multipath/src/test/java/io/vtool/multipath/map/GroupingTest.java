package io.vtool.multipath.map;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.multipath.ScriptedMachine;
import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.path.PathStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupingTest {
    private static LivePath path(String name, int host, int priority, PathStatus status) {
        LivePath path = new LivePath(ScriptedMachine.disk(name, host, 0, "A", "B", 2048));
        path.priority = priority;
        path.status = status;
        return path;
    }

    private static List<String> names(List<LiveGroup> groups) {
        List<String> names = new ArrayList<>();
        for (LiveGroup group : groups) {
            StringBuilder text = new StringBuilder(group.priority + ":");
            for (LivePath path : group.paths) {
                text.append(' ').append(path.name);
            }
            names.add(text.toString());
        }
        return names;
    }

    private static List<String> grouped(String policy, LivePath... paths) {
        return names(Grouping.group(List.of(paths), policy, "service-time 0", false));
    }

    @Test
    void policies() {
        LivePath a = path("sda", 0, 10, PathStatus.UP);
        LivePath b = path("sdb", 1, 50, PathStatus.UP);
        LivePath c = path("sdc", 2, 50, PathStatus.UP);
        assertThat(grouped("failover", a, b, c)).containsExactly("50: sdb", "50: sdc", "10: sda");
        assertThat(grouped("multibus", a, b, c)).containsExactly("36: sda sdb sdc");
        assertThat(grouped("group_by_prio", a, b, c)).containsExactly("50: sdb sdc", "10: sda");
        assertThat(grouped("group_by_node_name", a, b, c)).containsExactly("36: sda sdb sdc");
        assertThat(grouped("group_by_serial", a, b, c)).containsExactly("36: sda sdb sdc");
    }

    @Test
    void moreUsablePathsDecideBetweenEqualPriorities() {
        LivePath a = path("sda", 0, 10, PathStatus.DOWN);
        LivePath b = path("sdb", 1, 50, PathStatus.UP);
        LivePath c = path("sdc", 1, 50, PathStatus.GHOST);
        LivePath d = path("sdd", 2, 50, PathStatus.DOWN);
        List<LiveGroup> groups = Grouping.group(List.of(a, b, c, d), "group_by_prio", "service-time 0", false);
        assertThat(names(groups)).containsExactly("50: sdb sdc sdd", "0: sda");
        assertThat(Grouping.best(groups)).isEqualTo(1);
        b.status = PathStatus.DOWN;
        c.status = PathStatus.DOWN;
        a.status = PathStatus.UP;
        assertThat(Grouping.best(groups)).isEqualTo(2);
    }

    @Test
    void marginalPathsStandApartAndLast() {
        LivePath a = path("sda", 0, 50, PathStatus.UP);
        LivePath b = path("sdb", 1, 10, PathStatus.UP);
        a.marginal = true;
        assertThat(names(Grouping.group(List.of(a, b), "multibus", "service-time 0", true)))
                .containsExactly("10: sdb", "50: sda");
        assertThat(names(Grouping.group(List.of(a, b), "multibus", "service-time 0", false)))
                .containsExactly("30: sda sdb");
    }

    @Test
    void roundRobinAlternatesHosts() {
        List<LiveGroup> groups = Grouping.group(
                List.of(
                        path("sda", 0, 1, PathStatus.UP),
                        path("sdb", 0, 1, PathStatus.UP),
                        path("sdc", 1, 1, PathStatus.UP),
                        path("sdd", 1, 1, PathStatus.UP)),
                "multibus",
                "round-robin 0",
                false);
        assertThat(names(groups)).containsExactly("1: sda sdc sdb sdd");
    }

    @Test
    void featuresGainAndLoseWords() {
        assertThat(MapSetup.with("0", "queue_if_no_path")).isEqualTo("1 queue_if_no_path");
        assertThat(MapSetup.with("2 pg_init_retries 50", "queue_if_no_path"))
                .isEqualTo("3 pg_init_retries 50 queue_if_no_path");
        assertThat(MapSetup.without("3 queue_if_no_path pg_init_retries 50", "queue_if_no_path"))
                .isEqualTo("2 pg_init_retries 50");
        assertThat(MapSetup.without("1 queue_if_no_path", "queue_if_no_path")).isEqualTo("0");
        assertThat(MapSetup.without("0", "queue_if_no_path")).isEqualTo("0");
    }
}

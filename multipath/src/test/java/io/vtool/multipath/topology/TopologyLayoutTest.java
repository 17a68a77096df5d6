package io.vtool.multipath.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TopologyLayoutTest {
    private static MultipathMap map(String alias, PathGroup... groups) {
        return new MultipathMap(
                alias, "3600a", "dm-3", "ACME", "Box", "10G", "0", "1 alua", "rw", null, null, null, List.of(groups));
    }

    @Test
    void columnsAreAsWideAsTheirWidestValueTheLastToo() {
        Path one = new Path("8:0:0:0", "sdb", "8:16", "active", "ready", "running");
        Path two = new Path("10:0:0:0", "sdaa", "65:160", "failed", "i/o pending", "live");
        assertThat(TopologyLayout.lines(map(
                        "a",
                        new PathGroup("service-time 0", 50, "active", List.of(one, two)),
                        new PathGroup("service-time 0", -1, "enabled", List.of(one)))))
                .containsExactly(
                        "a (3600a) dm-3 ACME,Box",
                        "size=10G features='0' hwhandler='1 alua' wp=rw",
                        "|-+- policy='service-time 0' prio=50 status=active",
                        "| |- 8:0:0:0  sdb  8:16   active ready       running",
                        "| `- 10:0:0:0 sdaa 65:160 failed i/o pending live   ",
                        "`-+- policy='service-time 0' prio=-1 status=enabled",
                        "  `- 8:0:0:0  sdb  8:16   active ready       running");
    }

    @Test
    void nameThatIsTheWwidStandsOnce() {
        assertThat(TopologyLayout.lines(map("3600a")).get(0)).isEqualTo("3600a dm-3 ACME,Box");
    }

    @Test
    void unknownReadsUndef() {
        MultipathMap map =
                new MultipathMap(null, null, null, null, null, null, null, null, null, null, null, null, List.of());
        assertThat(TopologyLayout.lines(map))
                .containsExactly("undef undef ##,##", "size=undef features='undef' hwhandler='undef' wp=undef");
    }
}

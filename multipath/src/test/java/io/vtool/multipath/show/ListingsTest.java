package io.vtool.multipath.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.host.MapDevice;
import io.vtool.multipath.map.LiveGroup;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.map.MapAction;
import io.vtool.multipath.map.MapPolicy;
import io.vtool.multipath.path.ErrorPolicy;
import io.vtool.multipath.path.KernelStatus;
import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.path.PathStatus;
import io.vtool.multipath.topology.TopologyLayout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the printing code of release 0.9.4 made of a model that is described at the top of the file. */
class ListingsTest {
    private static final String WWID_A = "36001405aaaaaaaaaaaaaaaaaaaaaaaaa";
    private static final String WWID_B = "36001405bbbbbbbbbbbbbbbbbbbbbbbbb";

    private final List<LiveMap> maps = new ArrayList<>();
    private final List<LivePath> paths = new ArrayList<>();

    private static String section(String title) throws IOException {
        try (InputStream in = Objects.requireNonNull(ListingsTest.class.getResourceAsStream("listings.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int start = text.indexOf("==== " + title);
            assertThat(start).as(title).isNotNegative();
            start = text.indexOf('\n', start) + 1;
            String body = text.substring(start, text.indexOf("\n====", start) + 1);
            return body.endsWith("\n\n") ? body.substring(0, body.length() - 1) : body;
        }
    }

    private LivePath path(String name, String devt, String hcil, String vendor, String product) {
        String[] parts = hcil.split(":");
        String[] numbers = devt.split(":");
        LivePath path = new LivePath(new BlockDevice(
                name,
                Integer.parseInt(parts[0]),
                0,
                0,
                Long.parseLong(parts[3]),
                1,
                Integer.parseInt(numbers[0]),
                Integer.parseInt(numbers[1]),
                vendor,
                product,
                "4.0",
                20971520,
                512,
                "running",
                false,
                "iqn.2003-01.org.example:t1",
                null,
                0,
                0,
                null,
                30));
        path.wwid = WWID_A;
        path.tick = 3;
        path.interval = 20;
        paths.add(path);
        return path;
    }

    private static void state(LivePath path, LiveMap map, KernelStatus kernel, PathStatus status, int priority) {
        path.map = map.alias;
        path.kernel = kernel;
        path.status = status;
        path.priority = priority;
    }

    private static MapPolicy policy(int failback) {
        return new MapPolicy(
                null,
                true,
                "mpath",
                "failover",
                "service-time 0",
                "0",
                "0",
                true,
                failback,
                5,
                1,
                false,
                0,
                new ErrorPolicy(0, 0, 0, 0, 0, 0, 0),
                false,
                false,
                null);
    }

    private LiveMap map(String wwid, String alias, int minor, long sectors, int failback, int retry) {
        LiveMap map = new LiveMap(wwid, alias);
        map.device = new MapDevice(alias, "mpath-" + wwid, 254, minor, 0, false, false, sectors, "multipath");
        map.sectors = sectors;
        map.features = "1 queue_if_no_path";
        map.handler = "1 alua";
        map.policy = policy(failback);
        map.noPathRetry = retry;
        map.action = MapAction.NOTHING;
        maps.add(map);
        return map;
    }

    private static void group(LiveMap map, int priority, String status, LivePath... members) {
        LiveGroup group = new LiveGroup("service-time 0");
        group.priority = priority;
        group.status = status;
        group.paths.addAll(List.of(members));
        map.groups.add(group);
    }

    @BeforeEach
    void model() {
        LiveMap a = map(WWID_A, "mpatha", 3, 20971520, MapPolicy.IMMEDIATE, 5);
        LivePath sdb = path("sdb", "8:16", "8:0:0:0", "LIO-ORG", "disk0");
        LivePath sdaa = path("sdaa", "65:160", "10:0:0:0", "LIO-ORG", "disk0");
        LivePath sdc = path("sdc", "8:32", "9:0:0:0", "LIO-ORG", "disk0");
        state(sdb, a, KernelStatus.ACTIVE, PathStatus.UP, 50);
        state(sdaa, a, KernelStatus.FAILED, PathStatus.DOWN, 50);
        sdaa.offline = true;
        state(sdc, a, KernelStatus.ACTIVE, PathStatus.PENDING, 10);
        group(a, 50, "active", sdb, sdaa);
        group(a, 10, "enabled", sdc);
        LiveMap b = map(WWID_B, WWID_B, 12, 2097152, MapPolicy.MANUAL, MapPolicy.QUEUE);
        LivePath sdd = path("sdd", "8:48", "8:0:0:1", "IET", "VIRTUAL-DISK");
        state(sdd, b, KernelStatus.ACTIVE, PathStatus.GHOST, 1);
        group(b, 0, "enabled", sdd);
        map("36001405cccccccccccccccccccccccccc", "mpathz", 13, 1953792, MapPolicy.IMMEDIATE, 5);
        LivePath sde = path("sde", "8:64", "8:0:0:2", "VMware", "Virtual disk");
        sde.status = PathStatus.UP;
    }

    private String topology(int[] widths) {
        StringBuilder text = new StringBuilder();
        for (LiveMap map : maps) {
            List<String> lines = widths.length == 0
                    ? TopologyLayout.lines(LiveTopology.of(map))
                    : TopologyLayout.lines(LiveTopology.of(map), widths);
            text.append(String.join("\n", lines)).append('\n');
        }
        return text.toString();
    }

    @Test
    void topologyOfEachMap() throws IOException {
        assertThat(topology(new int[0])).isEqualTo(section("multipath -ll (0.9.4"));
        assertThat(topology(TopologyLayout.widths(LiveTopology.paths(paths))))
                .isEqualTo(section("multipathd show topology"));
    }

    @Test
    void actionsStandInFrontOfTheHeader() throws IOException {
        LiveMap map = maps.get(0);
        map.device = null;
        map.action = MapAction.CREATE;
        assertThat(String.join("\n", TopologyLayout.lines(LiveTopology.of(map))) + "\n")
                .isEqualTo(section("first map while being created"));
        map.action = MapAction.DRY_RUN;
        assertThat(String.join("\n", TopologyLayout.lines(LiveTopology.of(map))) + "\n")
                .isEqualTo(section("first map in a dry run"));
        map.action = MapAction.RESIZE;
        assertThat(String.join("\n", TopologyLayout.lines(LiveTopology.of(map))) + "\n")
                .isEqualTo(section("first map with a resize action"));
    }

    @Test
    void tables() throws IOException {
        assertThat(new Format(Format.PATHS).paths(paths, true)).isEqualTo(section("multipathd show paths\n"));
        assertThat(new Format(Format.MAPS).maps(maps, true)).isEqualTo(section("multipathd show maps\n"));
        assertThat(new Format(Format.MAPS_STATUS).maps(maps, true)).isEqualTo(section("multipathd show maps status"));
        assertThat(new Format(Format.MAPS_STATS).maps(maps, true)).isEqualTo(section("multipathd show maps stats"));
        assertThat(new Format("a%%b %d|%Y|%w %c %L %P %m %C %S").paths(paths, false))
                .isEqualTo(section("multipathd show paths raw format"));
        assertThat("===== paths list =====\n" + new Format(Format.VERBOSE_PATHS).paths(paths, true))
                .isEqualTo(section("path list printed before the maps"));
        assertThat(new Format(Format.PATHS).paths(List.of(), true)).isEmpty();
    }

    @Test
    void json() throws IOException {
        assertThat(JsonText.maps(maps)).isEqualTo(section("multipathd show maps json\n"));
        assertThat(JsonText.map(maps.get(1))).isEqualTo(section("multipathd show map 36001405b"));
        assertThat(JsonText.maps(List.of())).isEqualTo(section("multipathd show maps json, no maps"));
    }

    @Test
    void wildcardsAndSizes() throws IOException {
        assertThat(Format.wildcards()).isEqualTo(section("multipathd show wildcards"));
        for (String line : section("size rendering").strip().split("\n")) {
            String[] words = line.split(" ");
            assertThat(Size.text(Long.parseLong(words[0]))).as(line).isEqualTo(words[1]);
        }
    }
}

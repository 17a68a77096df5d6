package io.vtool.cli.lvm;

import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.Invocation;
import io.vtool.lvm.health.Fill;
import io.vtool.lvm.health.Finding;
import io.vtool.lvm.health.GroupHealth;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.Volume;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with volume groups, for commands of other areas.
 *
 * @param groups the groups
 * @param problems what is wrong in them and outside of them, but for what is full
 * @param fills how full pools, snapshots and caches are
 */
public record LvmHealth(List<Group> groups, List<Problem> problems, List<Filling> fills) {
    private static final int SECTOR = 512;

    /**
     * A group.
     *
     * @param name its name
     * @param sizePercentFree free extents of all, percent; null when it is not known
     * @param freeBytes the bytes of the free extents; null when they are not known
     * @param volumes names of its logical volumes, without those that are parts of others; none when they are not known
     */
    public record Group(
            String name,
            @Nullable Double sizePercentFree,
            @Nullable Long freeBytes,
            List<String> volumes) {
        /** The free bytes in words, such as {@code 988.00 MiB}. */
        public String freeSize() {
            return freeBytes == null ? "unknown" : HealthView.size(freeBytes / SECTOR);
        }
    }

    /**
     * Something that is wrong.
     *
     * @param group the group, empty outside of all
     * @param critical whether data cannot be reached, or soon not be written
     * @param words what it is
     */
    public record Problem(String group, boolean critical, String words) {}

    /**
     * How full something is.
     *
     * @param volume {@code group/volume}
     * @param cache whether it is a cache, whose data space is full as a rule and should be
     * @param data percent of its data space, null when unknown
     * @param metadata percent of its metadata space, null when unknown or without
     */
    public record Filling(
            String volume,
            boolean cache,
            @Nullable Double data,
            @Nullable Double metadata) {}

    /** Adds the options that say which devices to look at. */
    public static CommandModel.Builder options(CommandModel.Builder model) {
        return LvmReading.images(model);
    }

    /**
     * Looks at the devices that a command names, or at the listings of {@code --from}.
     *
     * @param in what was asked
     */
    public static LvmHealth look(Invocation in) {
        if (!in.values("from").isEmpty()) {
            return CapturedHealth.read(in);
        }
        List<Group> groups = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        List<Filling> fills = new ArrayList<>();
        try (LvmReading reading = LvmReading.open(in)) {
            HealthReading found = HealthReading.of(reading, List.of(), in::detail);
            for (GroupHealth health : found.groups()) {
                String name = health.group().name();
                long all = health.group().extentCount();
                long free = health.group().freeCount();
                groups.add(new Group(
                        name,
                        all == 0 ? 0 : 100.0 * free / all,
                        free * health.group().extentSize() * SECTOR,
                        volumes(health.group())));
                add(problems, name, health.findings());
                for (Fill fill : health.fills()) {
                    boolean cache = fill.kind().startsWith("cache");
                    fills.add(new Filling(fill.volume(), cache, fill.data(), fill.metadata()));
                }
            }
            add(problems, "", found.others());
        }
        return new LvmHealth(groups, problems, fills);
    }

    private static List<String> volumes(GroupState group) {
        List<String> names = new ArrayList<>();
        for (Volume volume : group.volumes()) {
            if (volume.visible()) {
                names.add(volume.name());
            }
        }
        return names;
    }

    private static void add(List<Problem> problems, String group, List<Finding> findings) {
        for (Finding finding : findings) {
            if (finding.severity() != Finding.Severity.NOTICE && !isFill(finding)) {
                boolean critical = finding.severity() == Finding.Severity.CRITICAL;
                problems.add(new Problem(group, critical, FindingWords.of(finding)));
            }
        }
    }

    /** What is told by {@link #fills}, against the caller's limits. */
    private static boolean isFill(Finding finding) {
        return switch (finding.code()) {
            case POOL_DATA_FULL, POOL_METADATA_FULL, SNAPSHOT_FULL -> true;
            default -> false;
        };
    }
}

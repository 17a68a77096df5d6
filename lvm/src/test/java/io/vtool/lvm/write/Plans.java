package io.vtool.lvm.write;

import java.util.ArrayList;
import java.util.List;

/** Plans with volumes of every type. */
public final class Plans {
    public static final Stamp STAMP = new Stamp("stor1", "Linux stor1 6.1.0 #1 SMP x86_64", "vtool", 1_795_000_000L);
    private static final long MIB = 1 << 20;

    private Plans() {}

    public static List<PvPlan> pvs(BlockTarget... targets) {
        List<PvPlan> pvs = new ArrayList<>();
        for (BlockTarget target : targets) {
            pvs.add(PvPlan.of(target, "/dev/sd" + (char) ('a' + pvs.size())));
        }
        return pvs;
    }

    /** Needs five PVs of 64 MiB. */
    public static List<VolumePlan> everyType() {
        return List.of(
                volume("lin", 12, VolumeType.LINEAR).withTags(List.of("home", "backup")),
                volume("ro", 3, VolumeType.LINEAR).asReadOnly(),
                volume("str", 10, VolumeType.STRIPED).withStripes(3, 32 << 10),
                volume("mir", 4, VolumeType.MIRROR),
                volume("r0", 5, VolumeType.RAID0),
                volume("r1", 5, VolumeType.RAID1).withCopies(3),
                volume("r4", 5, VolumeType.RAID4),
                volume("r5", 5, VolumeType.RAID5),
                volume("r6", 6, VolumeType.RAID6),
                volume("r10", 4, VolumeType.RAID10),
                volume("pool", 20, VolumeType.THIN_POOL),
                volume("t1", 100, VolumeType.THIN).inPool("pool"),
                volume("t2", 30, VolumeType.THIN).inPool("pool"),
                volume("t1s", 0, VolumeType.THIN).ofOrigin("t1"),
                volume("snap", 4, VolumeType.SNAPSHOT).ofOrigin("lin"),
                volume("snap2", 4, VolumeType.SNAPSHOT).ofOrigin("lin").withChunks(64 << 10),
                volume("fast", 9, VolumeType.CACHE_POOL),
                volume("idle", 8, VolumeType.CACHE_POOL),
                volume("slow", 16, VolumeType.CACHE).inPool("fast"));
    }

    /** The types that are not in {@link #everyType}, with what they keep on disk; needs six PVs of 128 MiB. */
    public static List<VolumePlan> furtherTypes() {
        List<VolumePlan> plans = new ArrayList<>();
        for (VolumeType type : VolumeType.values()) {
            if (type.raid()) {
                plans.add(volume(type.word(), 4, type));
            }
        }
        VolumeSettings integrity = VolumeSettings.NONE.withIntegrity();
        plans.addAll(List.of(
                volume("safe", 4, VolumeType.RAID1).withSettings(integrity),
                volume("safe5", 4, VolumeType.RAID5).withSettings(integrity),
                volume("pool", 20, VolumeType.THIN_POOL),
                volume("t1", 100, VolumeType.THIN).inPool("pool").withUsed(6 * MIB),
                volume("t1a", 0, VolumeType.THIN).ofOrigin("t1").withUsed(MIB),
                volume("t1b", 0, VolumeType.THIN).ofOrigin("t1"),
                volume("t1c", 0, VolumeType.THIN).ofOrigin("t1a"),
                volume("base", 5, VolumeType.LINEAR).asReadOnly(),
                volume("outside", 0, VolumeType.THIN)
                        .inPool("pool")
                        .ofOrigin("base")
                        .withUsed(MIB),
                volume("fast", 9, VolumeType.CACHE_POOL),
                volume("slow", 16, VolumeType.CACHE)
                        .inPool("fast")
                        .withUsed(3 * MIB)
                        .withSettings(VolumeSettings.NONE.withCacheMode("writeback", MIB)),
                volume("fast2", 8, VolumeType.LINEAR),
                volume("slow2", 16, VolumeType.CACHE).inPool("fast2").withUsed(2 * MIB),
                volume("fast3", 8, VolumeType.LINEAR),
                volume("slow3", 16, VolumeType.WRITECACHE).inPool("fast3"),
                volume("vpool", 12, VolumeType.VDO_POOL),
                volume("vvol", 100, VolumeType.VDO).inPool("vpool"),
                volume("cow", 4, VolumeType.SNAPSHOT).ofOrigin("vvol").withUsed(MIB)));
        return plans;
    }

    public static VolumePlan volume(String name, int mebibytes, VolumeType type) {
        return VolumePlan.of(name, mebibytes * MIB, type);
    }
}

package io.vtool.emulator.lab;

import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.array.store.LunStore;
import io.vtool.emulator.lab.config.LogicalVolumeConfig;
import io.vtool.emulator.lab.config.PvConfig;
import io.vtool.emulator.lab.config.VolumeGroupConfig;
import io.vtool.lvm.write.BlockTarget;
import io.vtool.lvm.write.GroupPlan;
import io.vtool.lvm.write.GroupWriter;
import io.vtool.lvm.write.PlanException;
import io.vtool.lvm.write.PvPlan;
import io.vtool.lvm.write.Stamp;
import io.vtool.lvm.write.VolumePlan;
import io.vtool.lvm.write.VolumeSettings;
import io.vtool.lvm.write.VolumeType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** Writes the volume groups of a definition to the volumes of a new lab. */
final class VolumeGroups {
    private static final String PROGRAM = "vtool";
    /** When the lab's groups were made, as their metadata tells: the same for every lab, so that its texts are. */
    private static final long SECONDS = 1_767_225_600L;

    private final LabDefinition lab;
    private final LabVolumes volumes;

    VolumeGroups(LabDefinition lab, LabVolumes volumes) {
        this.lab = lab;
        this.volumes = volumes;
    }

    void write() throws IOException, LabException {
        for (VolumeGroupConfig group : lab.groups()) {
            Map<String, LunStore> stores = new LinkedHashMap<>();
            try {
                write(group, stores);
            } finally {
                for (LunStore store : stores.values()) {
                    store.close();
                }
            }
        }
    }

    private void write(VolumeGroupConfig group, Map<String, LunStore> stores) throws IOException, LabException {
        List<PvPlan> pvs = new ArrayList<>();
        for (PvConfig pv : group.volumes()) {
            VolumeConfig volume = volumes.config(pv.volume());
            LunStore store = volumes.open(pv.volume(), volume);
            stores.put(pv.volume(), store);
            pvs.add(plan(pv, new StoreTarget(store, volume), device(volume)));
        }
        String host = lab.hosts().get(0).name();
        try {
            GroupWriter.write(
                    new GroupPlan(
                            group.name(),
                            pvs,
                            group.extent(),
                            volumes(group),
                            words(group.settings()),
                            group.settings().get("system_id")),
                    Stamp.of(host, PROGRAM, SECONDS),
                    new SplittableRandom(group.name().hashCode()));
        } catch (PlanException e) {
            throw refused(group, e);
        }
    }

    private LabException refused(VolumeGroupConfig group, PlanException e) throws LabException {
        String part = e.subject();
        for (PvConfig pv : group.volumes()) {
            part = part.equals(device(volumes.config(pv.volume()))) ? pv.volume() : part;
        }
        boolean whole = part.equals(group.name());
        return new LabException(
                LabException.Kind.DEFINITION,
                whole ? part : group.name() + "/" + part,
                "volume group " + group.name() + " cannot be made: " + (whole ? "" : part + ": ") + e.getMessage(),
                "mend 'volume_groups' in the lab file");
    }

    private static String device(VolumeConfig volume) {
        return "/dev/disk/by-id/wwn-0x" + volume.naa();
    }

    private static PvPlan plan(PvConfig pv, BlockTarget target, String device) {
        PvPlan plan = PvPlan.of(target, device)
                .withMetadata(
                        Integer.parseInt(pv.settings().getOrDefault("metadata_copies", "1")), pv.bytes("metadata_size"))
                .withRoom(new PvPlan.Room(
                        pv.bytes("data_alignment"), pv.bytes("data_alignment_offset"), pv.bytes("bootloader_size")))
                .withTags(words(pv.settings()));
        plan = pv.is("metadata_ignored") ? plan.withIgnoredMetadata() : plan;
        return pv.is("unallocatable") ? plan.notAllocatable() : plan;
    }

    private static List<String> words(Map<String, String> settings) {
        String tags = settings.getOrDefault("tags", "");
        return tags.isEmpty() ? List.of() : List.of(tags.split(" "));
    }

    private static List<VolumePlan> volumes(VolumeGroupConfig group) {
        StorageRepository repository = StorageRepository.of(group, SECONDS);
        List<VolumePlan> volumes = new ArrayList<>();
        for (LogicalVolumeConfig config : group.volumesMade()) {
            VolumePlan plan = plan(config);
            volumes.add(repository == null ? plan : repository.with(plan, config));
        }
        return volumes;
    }

    private static VolumePlan plan(LogicalVolumeConfig config) {
        VolumeType type = Objects.requireNonNull(VolumeType.of(config.type()), config.type());
        VolumePlan plan = VolumePlan.of(config.name(), config.size(), type)
                .withTags(config.tags())
                .withUsed(config.used());
        long stripe = config.bytes("stripe_size");
        plan = plan.withStripes(config.stripes(), stripe > 0 ? stripe : plan.stripeSize());
        plan = config.copies() > 0 ? plan.withCopies(config.copies()) : plan;
        plan = config.pool().isEmpty() ? plan : plan.inPool(config.pool());
        plan = config.origin().isEmpty() ? plan : plan.ofOrigin(config.origin());
        plan = config.bytes("chunk_size") > 0 ? plan.withChunks(config.bytes("chunk_size")) : plan;
        plan = config.is("read_only") ? plan.asReadOnly() : plan;
        plan = config.is("skip_activation") ? plan.skippedByActivation() : plan;
        return plan.withSettings(new VolumeSettings(
                config.bytes("region_size"),
                config.is("integrity"),
                config.settings().get("cache_mode"),
                config.bytes("dirty"),
                config.settings().get("allocation"),
                config.is("error_when_full"),
                null));
    }

    /** A volume that takes bytes at any place: what it writes is filled up to whole blocks. */
    private record StoreTarget(LunStore store, VolumeConfig volume) implements BlockTarget {
        @Override
        public long size() {
            return volume.size();
        }

        @Override
        public void write(long offset, byte[] bytes, int at, int length) throws IOException {
            int block = volume.blockSize();
            long first = offset / block;
            int lead = (int) (offset % block);
            int blocks = (lead + length + block - 1) / block;
            ByteBuffer whole = ByteBuffer.allocate(blocks * block);
            boolean partial = lead != 0 || (lead + length) % block != 0;
            if (partial) {
                store.read(first, whole);
                whole.clear();
            }
            whole.put(lead, bytes, at, length);
            store.write(first, whole);
        }
    }
}

package io.vtool.lvm.write;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.disk.DiskArea;
import io.vtool.lvm.model.Segment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Makes volume groups the way {@code pvcreate}, {@code vgcreate} and one {@code lvcreate} for each volume would: with every
 * version of the metadata in the rings, as far as they have room and {@link #KEPT_VERSIONS} allows.
 */
public final class GroupWriter {
    /** How many versions of a group with many volumes are written; older ones would cost time and soon be overwritten. */
    public static final int KEPT_VERSIONS = 32;

    private static final long LEAST_EXTENT = 1024;
    private static final int ZEROED = 4096;

    private final GroupPlan plan;
    private final Stamp stamp;
    private final List<PvLayout> pvs = new ArrayList<>();
    private final List<MetadataRing> rings = new ArrayList<>();
    private long room = Long.MAX_VALUE;

    private GroupWriter(GroupPlan plan, Stamp stamp) {
        this.plan = plan;
        this.stamp = stamp;
    }

    /**
     * Makes a group; nothing is written if the plan is refused.
     *
     * @param random where identifiers come from
     * @return the identifier of the group
     * @throws PlanException if lvm2 would refuse the plan
     * @throws IOException if a device does not take the bytes
     */
    public static LvmId write(GroupPlan plan, Stamp stamp, RandomGenerator random) throws PlanException, IOException {
        return new GroupWriter(plan, stamp).make(new IdSource(random));
    }

    /**
     * Makes a device a PV that belongs to no group.
     *
     * @return the identifier of the PV
     * @throws PlanException if the device is too small
     * @throws IOException if the device does not take the bytes
     */
    public static LvmId writeOrphan(PvPlan pv, RandomGenerator random) throws PlanException, IOException {
        PvLayout layout = PvLayout.of(pv, new IdSource(random).next());
        PvHeaderImage.write(layout, false);
        for (DiskArea area : layout.areas()) {
            new MetadataRing(pv.target(), area, pv.ignored()).close();
        }
        return layout.id();
    }

    private LvmId make(IdSource ids) throws PlanException, IOException {
        check();
        layOut(ids);
        FreeExtents free = new FreeExtents(pvs, plan.extentSize());
        LvmId id = ids.next();
        GroupText text = new GroupText(plan, id, pvs, free, stamp);
        GroupDraft draft = new GroupDraft(plan, ids, free);
        VolumeMaker maker = new VolumeMaker(draft);
        List<byte[]> versions = new ArrayList<>();
        int count = plan.volumes().size();
        int first = Math.max(0, count + 1 - KEPT_VERSIONS);
        if (first == 0) {
            versions.add(text.bytes(1, List.of(), plan.commandLine()));
        }
        for (int i = 0; i < count; i++) {
            VolumePlan volume = plan.volumes().get(i);
            maker.make(volume);
            if (i + 1 >= first) {
                versions.add(text.bytes(i + 2, draft.volumes(), volume.commandLine(plan.name())));
            }
        }
        byte[] last = versions.get(versions.size() - 1);
        if (last.length >= room) {
            throw new PlanException(
                    PlanException.Kind.METADATA_SPACE,
                    plan.name(),
                    "the metadata has " + last.length + " bytes, more than the " + room + " its areas have room for");
        }
        write(versions);
        maker.writeMetadata(this::write);
        return id;
    }

    private void check() throws PlanException {
        Names.checkGroup(plan.name());
        if (plan.pvs().isEmpty()) {
            throw new PlanException(PlanException.Kind.VALUE, plan.name(), "a group needs at least one PV");
        }
        if (plan.extentSize() < LEAST_EXTENT || Long.bitCount(plan.extentSize()) != 1) {
            throw new PlanException(
                    PlanException.Kind.VALUE, plan.name(), "the extent size has to be a power of two from 1 KiB on");
        }
        Set<BlockTarget> targets = new HashSet<>();
        for (PvPlan pv : plan.pvs()) {
            if (!targets.add(pv.target())) {
                throw new PlanException(PlanException.Kind.DUPLICATE, pv.device(), "is named twice");
            }
        }
    }

    private void layOut(IdSource ids) throws PlanException {
        for (PvPlan pv : plan.pvs()) {
            PvLayout layout = PvLayout.of(pv, ids.next());
            if (layout.dataEnd() - layout.dataStart() < plan.extentSize()) {
                throw new PlanException(PlanException.Kind.SPACE, pv.device(), "has no room for a single extent");
            }
            pvs.add(layout);
            for (DiskArea area : layout.areas()) {
                rings.add(new MetadataRing(pv.target(), area, pv.ignored()));
                room = pv.ignored() ? room : Math.min(room, MetadataRing.room(area));
            }
        }
        if (room == Long.MAX_VALUE) {
            throw new PlanException(
                    PlanException.Kind.METADATA_SPACE, plan.name(), "no PV has a metadata area that may be used");
        }
    }

    private void write(Extents where, long offset, byte[] bytes) throws IOException {
        Segment.Area area = where.areas().get(0);
        PvLayout pv = pvs.get(Integer.parseInt(area.name().substring(2)));
        pv.plan().target().write(pv.dataStart() + area.extent() * plan.extentSize() + offset, bytes, 0, bytes.length);
    }

    private void write(List<byte[]> versions) throws IOException {
        for (PvLayout pv : pvs) {
            PvHeaderImage.write(pv, true);
            pv.plan().target().write(pv.dataStart(), new byte[ZEROED], 0, (int)
                    Math.min(ZEROED, pv.dataEnd() - pv.dataStart()));
        }
        for (MetadataRing ring : rings) {
            for (byte[] version : versions) {
                ring.commit(version);
            }
            ring.close();
        }
    }
}

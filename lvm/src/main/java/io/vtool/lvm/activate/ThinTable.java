package io.vtool.lvm.activate;

import io.vtool.lvm.content.VolumeSource;
import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.text.Section;
import io.vtool.lvm.thin.PoolMetadataException;
import io.vtool.lvm.thin.ThinMetadata;
import io.vtool.lvm.thin.ThinUsage;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeSegment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of a thin pool and of a thin volume; a pool is as full as its metadata say. */
final class ThinTable {
    private static final long METADATA_BLOCK_SECTORS = 8;

    private final Activation activation;
    private final Map<String, BlockSource> sources;
    private final VolumeSegment segment;

    ThinTable(Activation activation, Map<String, BlockSource> sources, VolumeSegment segment) {
        this.activation = activation;
        this.sources = sources;
        this.segment = segment;
    }

    TargetLine pool() throws IOException, NotActivatedException {
        Section settings = segment.settings();
        String given = settings.text("discards");
        String discards = given == null ? "ignore" : given;
        List<String> options = new ArrayList<>();
        if (settings.number("zero_new_blocks", 0) != 1) {
            options.add("skip_block_zeroing");
        }
        boolean ignored = discards.equals("ignore");
        if (ignored || !discards.equals("passdown")) {
            options.add(ignored ? "ignore_discard" : "no_discard_passdown");
        }
        boolean refuses = segment.volume().text() != null
                && segment.volume().text().flags().contains("ERROR_WHEN_FULL");
        if (refuses) {
            options.add("error_if_no_space");
        }
        Volume metadata = SegmentTables.there(segment, segment.metadata());
        String meta = activation.top(metadata);
        String data = activation.top(SegmentTables.there(segment, segment.areaVolume(0)));
        String arguments = meta + " " + data + " " + segment.chunkSize() + " 0 " + options.size();
        ThinUsage usage = thinUsage(metadata);
        long blocks = segment.volume().size() / Math.max(1, segment.chunkSize());
        String fill = usage == null
                ? "0 0/" + metadata.size() / METADATA_BLOCK_SECTORS + " 0/" + blocks
                : usage.transaction() + " " + usage.usedMetadata() + "/" + usage.totalMetadata() + " "
                        + usage.usedData() + "/" + usage.totalData();
        boolean full = usage != null && usage.usedData() >= usage.totalData();
        String status = fill + " - " + (full ? "out_of_data_space" : "rw") + " "
                + (ignored
                        ? "ignore_discard"
                        : discards.equals("passdown") ? "discard_passdown" : "no_discard_passdown")
                + (refuses ? " error_if_no_space" : " queue_if_no_space") + " - 1024";
        return SegmentTables.line(
                segment,
                "thin-pool",
                options.isEmpty() ? arguments : arguments + " " + String.join(" ", options),
                status);
    }

    TargetLine volume() throws IOException, NotActivatedException {
        Volume pool = SegmentTables.there(segment, segment.pool());
        long device = segment.settings().number("device_id", 0);
        Volume outside = segment.externalOrigin();
        String arguments = activation.layer(pool) + " " + device;
        VolumeSegment first = pool.first();
        ThinUsage usage = first == null || first.metadata() == null ? null : thinUsage(first.metadata());
        Long mapped = usage == null ? null : usage.mapped().get(device);
        String status = "0 -";
        if (usage != null && mapped != null && mapped > 0) {
            long sectors = mapped * usage.blockSectors();
            status = sectors + " " + (Math.min(sectors, segment.volume().size()) - 1);
        }
        return SegmentTables.line(
                segment, "thin", outside == null ? arguments : arguments + " " + activation.real(outside), status);
    }

    private @Nullable ThinUsage thinUsage(Volume metadata) throws IOException {
        try {
            return ThinMetadata.read(VolumeSource.of(metadata, sources));
        } catch (PoolMetadataException e) {
            return null; // a pool that was never active: the kernel makes it an empty one
        }
    }
}

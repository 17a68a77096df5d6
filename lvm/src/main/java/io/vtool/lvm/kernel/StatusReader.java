package io.vtool.lvm.kernel;

import io.vtool.lvm.view.SegmentKind;
import java.util.ArrayList;
import java.util.List;

/** Reads what the targets of device-mapper say about themselves; each in the words of its kernel documentation. */
final class StatusReader {
    private static final int HUNDRED = 100;

    private StatusReader() {}

    /** The status in a line; UNKNOWN if the line is of another target than the segment's. */
    static SegmentStatus read(SegmentKind kind, StatusWords line) {
        String target = line.target();
        if (kind.raid()) {
            return target.equals("raid") ? raid(line) : SegmentStatus.UNKNOWN;
        }
        if (kind.snapshot()) {
            return target.equals("snapshot") || target.equals("snapshot-merge")
                    ? snapshot(line)
                    : SegmentStatus.UNKNOWN;
        }
        if (kind.striped()) {
            return target.equals("linear") || target.equals("striped") ? SegmentStatus.NONE : SegmentStatus.UNKNOWN;
        }
        if (kind.vdoPool()) {
            return target.equals("vdo") ? vdo(line) : SegmentStatus.UNKNOWN;
        }
        if (!target.equals(kind.name())) {
            return SegmentStatus.UNKNOWN;
        }
        return switch (target) {
            case "cache" -> cache(line);
            case "integrity" -> integrity(line);
            case "mirror" -> mirror(line);
            case "thin" -> thin(line);
            case "thin-pool" -> thinPool(line);
            case "writecache" ->
                new SegmentStatus.Writecache(
                        line.saidNumber(0), line.saidNumber(1), line.saidNumber(2), line.saidNumber(3));
            default -> SegmentStatus.NONE;
        };
    }

    private static SegmentStatus thinPool(StatusWords line) {
        boolean fail = line.said(0).equals("Fail");
        boolean error = line.said(0).equals("Error");
        if (fail || error) {
            return new SegmentStatus.ThinPool(fail, error, false, false, false, 0, 0, 0, 0, "ignore");
        }
        if (line.saidNumber(0) < 0 || line.part(1) < 0 || line.part(2) < 0) {
            return SegmentStatus.UNKNOWN;
        }
        String discards =
                line.says("no_discard_passdown") ? "nopassdown" : line.says("ignore_discard") ? "ignore" : "passdown";
        return new SegmentStatus.ThinPool(
                false,
                false,
                line.said(4).equals("ro"),
                line.said(4).equals("out_of_data_space"),
                line.says("needs_check"),
                line.part(1),
                line.whole(1),
                line.part(2),
                line.whole(2),
                discards);
    }

    private static SegmentStatus thin(StatusWords line) {
        String first = line.said(0);
        if (first.equals("Fail") || first.equals("Error")) {
            return new SegmentStatus.Thin(first.equals("Fail"), 0);
        }
        return first.equals("-")
                ? new SegmentStatus.Thin(false, 0)
                : line.saidNumber(0) < 0 ? SegmentStatus.UNKNOWN : new SegmentStatus.Thin(false, line.saidNumber(0));
    }

    private static SegmentStatus snapshot(StatusWords line) {
        String first = line.said(0);
        if (first.equals("Invalid")) {
            return new SegmentStatus.Snapshot(true, false, false, 0, 0, 0);
        }
        if (first.equals("Overflow")) {
            return new SegmentStatus.Snapshot(false, false, false, 0, 0, 0);
        }
        if (first.equals("Merge")) {
            return new SegmentStatus.Snapshot(false, true, false, 0, 0, 0);
        }
        if (line.part(0) < 0) {
            return SegmentStatus.UNKNOWN;
        }
        boolean metadata = line.saidNumber(1) >= 0;
        return new SegmentStatus.Snapshot(
                false, false, metadata, line.part(0), line.whole(0), Math.max(0, line.saidNumber(1)));
    }

    private static SegmentStatus raid(StatusWords line) {
        if (line.saidNumber(1) < 0 || line.part(3) < 0) {
            return SegmentStatus.UNKNOWN;
        }
        return new SegmentStatus.Raid(
                line.said(2),
                line.part(3),
                line.whole(3),
                line.said(4),
                Math.max(0, line.saidNumber(5)),
                line.saidNumber(6));
    }

    private static SegmentStatus mirror(StatusWords line) {
        int regions = 1 + (int) Math.max(0, Math.min(line.saidNumber(0), HUNDRED));
        return line.part(regions) < 0
                ? SegmentStatus.UNKNOWN
                : new SegmentStatus.Mirror(line.part(regions), line.whole(regions));
    }

    private static SegmentStatus integrity(StatusWords line) {
        return line.saidNumber(0) < 0
                ? SegmentStatus.UNKNOWN
                : new SegmentStatus.Integrity(line.saidNumber(0), line.saidNumber(1), Math.max(0, line.saidNumber(2)));
    }

    private static SegmentStatus cache(StatusWords line) {
        boolean fail = line.said(0).equals("Fail");
        boolean error = line.said(0).equals("Error");
        if (!fail && !error && (line.part(1) < 0 || line.part(3) < 0)) {
            return SegmentStatus.UNKNOWN;
        }
        int at = 11;
        int features = (int) Math.min(HUNDRED, Math.max(0, line.saidNumber(at)));
        String mode = "";
        boolean metadata2 = false;
        boolean noPassdown = false;
        for (int i = 1; i <= features; i++) {
            String feature = line.said(at + i);
            metadata2 |= feature.equals("metadata2");
            noPassdown |= feature.equals("no_discard_passdown");
            mode = feature.startsWith("write") || feature.equals("passthrough") ? feature : mode;
        }
        at += features + 1;
        List<String> settings = new ArrayList<>();
        at = arguments(line, at, settings);
        String policy = line.said(at);
        at = arguments(line, at + 1, settings);
        return new SegmentStatus.Cache(
                fail,
                error,
                line.said(at).equals("ro"),
                line.said(at + 1).equals("needs_check"),
                metadata2,
                noPassdown,
                line.part(1),
                line.whole(1),
                line.part(3),
                line.whole(3),
                line.saidNumber(10),
                line.saidNumber(4),
                line.saidNumber(5),
                line.saidNumber(6),
                line.saidNumber(7),
                line.saidNumber(9),
                line.saidNumber(8),
                mode,
                policy,
                settings);
    }

    /** A count and as many words; gives the place behind them. */
    private static int arguments(StatusWords line, int at, List<String> into) {
        int count = (int) Math.min(HUNDRED, Math.max(0, line.saidNumber(at)));
        for (int i = 1; i <= count; i++) {
            into.add(line.said(at + i));
        }
        return at + count + 1;
    }

    private static SegmentStatus vdo(StatusWords line) {
        long used = line.saidNumber(5);
        long total = line.saidNumber(6);
        if (used < 0 || total < 0) {
            return SegmentStatus.UNKNOWN;
        }
        return new SegmentStatus.VdoPool(line.said(1), line.said(4), line.said(3), used);
    }
}

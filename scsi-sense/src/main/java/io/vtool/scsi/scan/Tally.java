package io.vtool.scsi.scan;

import io.vtool.scsi.log.Origin;
import io.vtool.scsi.log.StatusEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one thread counts. It reads the lines it is given, asks the full decoder where it must, and keeps the sums. */
final class Tally implements LineSink {
    private static final int MAX_KEYS = 1 << 16;
    private static final int MAX_NAME_BYTES = 1 << 22;

    final CountTable codes = new CountTable(MAX_KEYS);
    final CountTable opcodes = new CountTable(MAX_KEYS);
    final CountTable hours = new CountTable(MAX_KEYS);
    final NameTable devices = new NameTable(MAX_KEYS, MAX_NAME_BYTES);
    final NameTable paths = new NameTable(MAX_KEYS, MAX_NAME_BYTES);
    long senseLines;
    long repeated;
    long untimed;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;

    private final ScanOptions options;
    private final boolean filters;
    private final List<NamePattern> wantedDevices = new ArrayList<>();
    private final EventReader reader;
    private final Benign benign = new Benign();
    private final EsxLine esx = new EsxLine();
    private final LinuxLine linux = new LinuxLine();
    private final LineMemo<List<StatusEvent>> memo = new LineMemo<>();
    private final EsxShape shape = new EsxShape();
    private final LineMemo<EsxStatus> statuses = new LineMemo<>();
    private final byte[] repaired = new byte[RegionScanner.MAX_LINE];
    private @Nullable EventListener listener;
    private Stamp stamp = new Stamp(0);

    Tally(ScanOptions options, EventReader reader) {
        this.options = options;
        this.reader = reader;
        for (String device : options.devices()) {
            wantedDevices.add(new NamePattern(device));
        }
        filters = options.choosesTime()
                || !wantedDevices.isEmpty()
                || !options.codes().isEmpty()
                || options.hideBenign();
    }

    /** Lines from now on are of a log that ends at the latest at this time. */
    void reference(long seconds) {
        stamp = new Stamp(seconds);
    }

    /** Who hears of each line that is counted. */
    void listener(EventListener heard) {
        listener = heard;
    }

    @Override
    public void line(byte[] in, int length) {
        long time = stamp.seconds(in, 0, length);
        if (filters
                && options.choosesTime()
                && (time == Stamp.NONE || time < options.since() || time > options.until())) {
            untimed += time == Stamp.NONE ? 1 : 0;
            return;
        }
        if (linux.read(in, length)) { // says no within a few bytes, where a line of ESX is read to its end
            remembered(in, length, time);
            return;
        }
        if (esx(in, length, in, length, time)) {
            return;
        }
        int plain = PageQuotes.undo(in, length, repaired);
        if (plain < 0 || !esx(repaired, plain, in, length, time)) {
            slow(in, length, time);
        }
    }

    /** Counts a line of ESX, repaired in {@code plain}, if it has one of the common forms. */
    private boolean esx(byte[] plain, int plainLength, byte[] in, int length, long time) {
        boolean shaped = shape.read(plain, plainLength);
        EsxStatus status = shaped ? statuses.find(shape.key, shape.keyLength) : null;
        if (status == null) {
            if (!esx.read(plain, plainLength)) {
                return false;
            }
            status = shaped ? learned(plain) : null;
        }
        if (status == null) {
            fast(plain, in, length, time);
        } else {
            known(status, plain, in, length, time);
        }
        return true;
    }

    /** What was read is true of all lines of the shape, if the names are those of the shape. */
    private @Nullable EsxStatus learned(byte[] in) {
        int device = shape.name(esx.deviceFrom);
        int path = esx.pathFrom < 0 ? -1 : shape.name(esx.pathFrom);
        if (device < 0 || esx.pathFrom >= 0 && path < 0 || esx.repeated != shape.number(in)) {
            return null;
        }
        boolean hidden = filters && options.hideBenign() && benign.is(esx);
        EsxStatus status = new EsxStatus(esx.hasStatus() ? esx.code() : -1, esx.opcode, device, path, hidden);
        statuses.put(shape.key, shape.keyLength, status);
        return status;
    }

    /** Counts a line whose shape was read before. */
    private void known(EsxStatus status, byte[] plain, byte[] in, int length, long time) {
        int from = shape.nameFrom[status.device()];
        int to = shape.nameTo[status.device()];
        int path = status.path();
        int pathFrom = path < 0 ? -1 : shape.nameFrom[path];
        int pathTo = path < 0 ? -1 : shape.nameTo[path];
        if (filters && (!wanted(plain, from, to, pathFrom, pathTo) || !chosenCode(status.code()))) {
            return;
        }
        repeated += Math.max(0, shape.number(plain));
        if (status.code() == -1 || filters && status.hidden()) {
            return;
        }
        codes.add(status.code(), 1);
        if (status.opcode() >= 0) {
            opcodes.add(status.opcode(), 1);
        }
        devices.add(plain, from, to, 1);
        if (path >= 0) {
            paths.add(plain, pathFrom, pathTo, 1);
        }
        counted(in, length, time);
    }

    /** Counts a line that was read in full; its names are in {@code plain}. */
    private void fast(byte[] plain, byte[] in, int length, long time) {
        if (filters
                && (!wanted(plain, esx.deviceFrom, esx.deviceTo, esx.pathFrom, esx.pathTo)
                        || !chosenCode(esx.hasStatus() ? esx.code() : -1))) {
            return;
        }
        repeated += Math.max(0, esx.repeated);
        if (!esx.hasStatus() || filters && options.hideBenign() && benign.is(esx)) {
            return;
        }
        codes.add(esx.code(), 1);
        if (esx.opcode >= 0) {
            opcodes.add(esx.opcode, 1);
        }
        devices.add(plain, esx.deviceFrom, esx.deviceTo, 1);
        if (esx.pathFrom >= 0) {
            paths.add(plain, esx.pathFrom, esx.pathTo, 1);
        }
        counted(in, length, time);
    }

    /** Counts a line whose like was read before. */
    private void remembered(byte[] in, int length, long time) {
        List<StatusEvent> events = memo.find(linux.key, linux.keyLength);
        if (events == null) {
            events = reader.events(text(in, length));
            if (!linuxNames(events)) {
                events(events, in, length, time);
                return;
            }
            memo.put(linux.key, linux.keyLength, events);
        }
        boolean any = false;
        for (StatusEvent event : events) {
            any |= event(event, in, linux.deviceFrom, linux.deviceTo, linux.pathFrom, linux.pathTo);
        }
        if (any) {
            counted(in, length, time);
        }
    }

    /** Whether all events have the names of the line. */
    private boolean linuxNames(List<StatusEvent> events) {
        for (StatusEvent event : events) {
            if (!linux.names(event)) {
                return false;
            }
        }
        return true;
    }

    private void slow(byte[] in, int length, long time) {
        events(reader.events(text(in, length)), in, length, time);
    }

    private static String text(byte[] in, int length) {
        int end = length > 0 && in[length - 1] == '\r' ? length - 1 : length;
        return new String(in, 0, end, StandardCharsets.UTF_8);
    }

    private void events(List<StatusEvent> events, byte[] in, int length, long time) {
        boolean any = false;
        for (StatusEvent event : events) {
            String device = event.deviceId() == null ? "" : event.deviceId();
            String path = event.pathId() == null ? "" : event.pathId();
            byte[] names = (device + path).getBytes(StandardCharsets.UTF_8);
            int cut = device.getBytes(StandardCharsets.UTF_8).length;
            any |= event(event, names, 0, cut, cut, names.length);
        }
        if (any) {
            counted(in, length, time);
        }
    }

    /** Counts an event; a line of bare numbers is a pasted fragment to the decoder, and no line of a log to a scan. */
    private boolean event(StatusEvent event, byte[] in, int deviceFrom, int deviceTo, int pathFrom, int pathTo) {
        if (event.origin() == Origin.RAW || filters && !wanted(in, deviceFrom, deviceTo, pathFrom, pathTo)) {
            return false;
        }
        long code = Code.of(event);
        if (!chosenCode(code)) {
            return false;
        }
        Long times = event.details().repeated();
        repeated += times == null ? 0 : times;
        if (code == -1 || options.hideBenign() && benign.is(event)) {
            return false;
        }
        codes.add(code, 1);
        Integer opcode = event.opcode();
        if (opcode != null) {
            opcodes.add(opcode, 1);
        }
        if (event.deviceId() != null) {
            devices.add(in, deviceFrom, deviceTo, 1);
        }
        if (event.pathId() != null) {
            paths.add(in, pathFrom, pathTo, 1);
        }
        return true;
    }

    private void counted(byte[] in, int length, long time) {
        senseLines++;
        if (time == Stamp.NONE) {
            untimed++;
        } else {
            hours.add(Math.floorDiv(time, 3600L), 1);
            first = Math.min(first, time);
            last = Math.max(last, time);
        }
        if (listener != null) {
            listener.counted(new String(in, 0, length, StandardCharsets.UTF_8));
        }
    }

    private boolean chosenCode(long code) {
        if (options.codes().isEmpty()) {
            return true;
        }
        for (CodeFilter filter : options.codes()) {
            if (filter.accepts(code)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the device, or the path, is wanted; the path is absent where it starts before 0. */
    private boolean wanted(byte[] in, int deviceFrom, int deviceTo, int pathFrom, int pathTo) {
        if (wantedDevices.isEmpty()) {
            return true;
        }
        for (NamePattern pattern : wantedDevices) {
            if (pattern.matches(in, deviceFrom, deviceTo) || pathFrom >= 0 && pattern.matches(in, pathFrom, pathTo)) {
                return true;
            }
        }
        return false;
    }

    /** An empty one with the same options. */
    Tally fresh() {
        return new Tally(options, reader);
    }

    /** Adds everything another one counted. */
    void addAll(Tally other) {
        codes.addAll(other.codes);
        opcodes.addAll(other.opcodes);
        hours.addAll(other.hours);
        devices.addAll(other.devices);
        paths.addAll(other.paths);
        senseLines += other.senseLines;
        repeated += other.repeated;
        untimed += other.untimed;
        first = Math.min(first, other.first);
        last = Math.max(last, other.last);
    }
}

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
    private static final byte[] NO_NAME = {};

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
    private final List<byte[]> wantedDevices = new ArrayList<>();
    private final EventReader reader;
    private final Benign benign = new Benign();
    private final EsxLine esx = new EsxLine();
    private @Nullable EventListener listener;
    private Stamp stamp = new Stamp(0);

    Tally(ScanOptions options, EventReader reader) {
        this.options = options;
        this.reader = reader;
        for (String device : options.devices()) {
            wantedDevices.add(device.getBytes(StandardCharsets.UTF_8));
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
        if (!esx.read(in, length)) {
            slow(in, length, time);
        } else if (!filters || chosen(in)) {
            fast(in, length, time);
        }
    }

    private boolean chosen(byte[] in) {
        if (!wantedDevice(in, esx.deviceFrom, esx.deviceTo)) {
            return false;
        }
        return esx.repeated >= 0 || chosenCode(esx.code()) && !(options.hideBenign() && benign.is(esx));
    }

    private void fast(byte[] in, int length, long time) {
        if (esx.repeated >= 0) {
            repeated += esx.repeated;
            return;
        }
        codes.add(esx.code(), 1);
        opcodes.add(esx.opcode, 1);
        devices.add(in, esx.deviceFrom, esx.deviceTo, 1);
        if (esx.pathFrom >= 0) {
            paths.add(in, esx.pathFrom, esx.pathTo, 1);
        }
        counted(in, length, time);
    }

    private void slow(byte[] in, int length, long time) {
        int end = length > 0 && in[length - 1] == '\r' ? length - 1 : length;
        boolean any = false;
        for (StatusEvent event : reader.events(new String(in, 0, end, StandardCharsets.UTF_8))) {
            any |= event(event);
        }
        if (any) {
            counted(in, length, time);
        }
    }

    /** Counts an event; a line of bare numbers is a pasted fragment to the decoder, and no line of a log to a scan. */
    private boolean event(StatusEvent event) {
        if (event.origin() == Origin.RAW) {
            return false;
        }
        String device = event.deviceId();
        byte[] deviceBytes = device == null ? NO_NAME : device.getBytes(StandardCharsets.UTF_8);
        if (!wantedDevice(deviceBytes, 0, deviceBytes.length)) {
            return false;
        }
        Long times = event.details().repeated();
        repeated += times == null ? 0 : times;
        long code = Code.of(event);
        if (code == -1 || !chosenCode(code) || options.hideBenign() && benign.is(event)) {
            return false;
        }
        codes.add(code, 1);
        Integer opcode = event.opcode();
        if (opcode != null) {
            opcodes.add(opcode, 1);
        }
        if (device != null) {
            devices.add(deviceBytes, 0, deviceBytes.length, 1);
        }
        String path = event.pathId();
        if (path != null) {
            byte[] pathBytes = path.getBytes(StandardCharsets.UTF_8);
            paths.add(pathBytes, 0, pathBytes.length, 1);
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

    private boolean wantedDevice(byte[] in, int from, int to) {
        if (wantedDevices.isEmpty()) {
            return true;
        }
        for (byte[] wanted : wantedDevices) {
            for (int at = from; at + wanted.length <= to; at++) {
                int i = 0;
                while (i < wanted.length && in[at + i] == wanted[i]) {
                    i++;
                }
                if (i == wanted.length) {
                    return true;
                }
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

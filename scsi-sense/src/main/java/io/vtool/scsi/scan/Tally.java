package io.vtool.scsi.scan;

import io.vtool.scsi.log.Origin;
import io.vtool.scsi.log.StatusEvent;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
    private final List<byte[]> wantedDevices = new ArrayList<>();
    private final EventReader reader;
    private final Benign benign = new Benign();
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(RegionScanner.MAX_LINE);
    private final ByteBuffer scratchView = scratch.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    private final EsxLine esx = new EsxLine(scratchView);
    private final byte[] text = new byte[RegionScanner.MAX_LINE];
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
    public void line(ByteBuffer in, int from, int to) {
        long time = stamp.seconds(in, from, to);
        if (filters
                && options.choosesTime()
                && (time == Stamp.NONE || time < options.since() || time > options.until())) {
            untimed += time == Stamp.NONE ? 1 : 0;
            return;
        }
        if (!esx.read(in, from, to)) {
            slow(in, from, to, time);
        } else if (!filters || chosen(in)) {
            fast(in, from, to, time);
        }
    }

    private boolean chosen(ByteBuffer in) {
        if (!wantedDevice(in, esx.deviceFrom, esx.deviceTo)) {
            return false;
        }
        return esx.repeated >= 0 || chosenCode(esx.code()) && !(options.hideBenign() && benign.is(esx));
    }

    private void fast(ByteBuffer in, int from, int to, long time) {
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
        counted(in, from, to, time);
    }

    private void slow(ByteBuffer in, int from, int to, long time) {
        int length = to - from;
        for (int i = 0; i < length; i++) {
            text[i] = in.get(from + i);
        }
        if (length > 0 && text[length - 1] == '\r') {
            length--;
        }
        boolean any = false;
        for (StatusEvent event : reader.events(new String(text, 0, length, StandardCharsets.UTF_8))) {
            any |= event(event);
        }
        if (any) {
            counted(in, from, to, time);
        }
    }

    /** Counts an event; a line of bare numbers is a pasted fragment to the decoder, and no line of a log to a scan. */
    private boolean event(StatusEvent event) {
        if (event.origin() == Origin.RAW) {
            return false;
        }
        String device = event.deviceId();
        int deviceLength = device == null ? 0 : write(device);
        if (!wantedDevices.isEmpty() && !wantedDevice(scratchView, 0, deviceLength)) {
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
            devices.add(scratchView, 0, deviceLength, 1);
        }
        String path = event.pathId();
        if (path != null) {
            paths.add(scratchView, 0, write(path), 1);
        }
        return true;
    }

    private void counted(ByteBuffer in, int from, int to, long time) {
        senseLines++;
        if (time == Stamp.NONE) {
            untimed++;
        } else {
            hours.add(Math.floorDiv(time, 3600L), 1);
            first = Math.min(first, time);
            last = Math.max(last, time);
        }
        if (listener != null) {
            byte[] bytes = new byte[to - from];
            in.get(from, bytes);
            listener.counted(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private int write(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, scratch.capacity());
        scratch.clear();
        scratch.put(bytes, 0, length);
        return length;
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

    private boolean wantedDevice(ByteBuffer in, int from, int to) {
        if (wantedDevices.isEmpty()) {
            return true;
        }
        for (byte[] wanted : wantedDevices) {
            for (int at = from; at + wanted.length <= to; at++) {
                int i = 0;
                while (i < wanted.length && in.get(at + i) == wanted[i]) {
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

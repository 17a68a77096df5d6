package io.vtool.cli.sense;

import io.vtool.scsi.log.LineDecoder;
import io.vtool.scsi.log.StatusEvent;
import io.vtool.scsi.scan.EventReader;
import java.util.List;
import java.util.function.Supplier;

/** The full decoder as a scan uses it, and who makes one for each thread. */
final class SenseScanReader implements EventReader, Supplier<EventReader> {
    private final LineDecoder decoder = new LineDecoder();

    @Override
    public List<StatusEvent> events(String line) {
        return decoder.decode(0, line);
    }

    @Override
    public EventReader get() {
        return new SenseScanReader();
    }
}

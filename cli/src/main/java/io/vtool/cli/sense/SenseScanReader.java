package io.vtool.cli.sense;

import io.vtool.scsi.log.LineDecoder;
import io.vtool.scsi.log.StatusEvent;
import io.vtool.scsi.scan.EventReader;
import java.util.List;

/** The full decoder as a scan uses it. */
final class SenseScanReader implements EventReader {
    private final LineDecoder decoder = new LineDecoder();

    @Override
    public List<StatusEvent> events(String line) {
        return decoder.decode(0, line);
    }
}

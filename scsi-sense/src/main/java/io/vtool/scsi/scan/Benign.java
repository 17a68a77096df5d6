package io.vtool.scsi.scan;

import io.vtool.scsi.explain.ExplainOptions;
import io.vtool.scsi.explain.Explainer;
import io.vtool.scsi.explain.Severity;
import io.vtool.scsi.log.Origin;
import io.vtool.scsi.log.SenseKind;
import io.vtool.scsi.log.StatusEvent;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells events that need no attention from the others; asks the explanations once for each code and command. */
final class Benign {
    private static final int MAX_REMEMBERED = 1 << 14;

    private final Map<Key, Boolean> known = new HashMap<>();

    private record Key(
            long code,
            int opcode,
            @Nullable SenseKind kind,
            @Nullable Integer adapter) {}

    boolean is(StatusEvent event) {
        Integer opcode = event.opcode();
        Key key = new Key(
                Code.of(event),
                opcode == null ? -1 : opcode,
                event.senseKind(),
                event.details().adapter());
        Boolean answer = known.get(key);
        if (answer == null) {
            answer = Explainer.explain(event, ExplainOptions.NONE).severity() == Severity.BENIGN;
            if (known.size() < MAX_REMEMBERED) {
                known.put(key, answer);
            }
        }
        return answer;
    }

    boolean is(EsxLine line) {
        boolean sense = line.senseKey >= 0;
        return is(new StatusEvent(
                0,
                "",
                Origin.ESX,
                line.host,
                line.device,
                line.plugin,
                null,
                sense ? line.senseKey : null,
                sense ? line.asc : null,
                sense ? line.ascq : null,
                line.opcode < 0 ? null : line.opcode,
                sense ? (line.possible ? SenseKind.POSSIBLE : SenseKind.VALID) : null,
                null,
                null,
                null,
                StatusEvent.Details.NONE));
    }
}

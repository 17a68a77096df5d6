package io.vtool.scsi.explain;

import io.vtool.scsi.log.Origin;
import io.vtool.scsi.log.SenseKind;
import io.vtool.scsi.log.StatusEvent;
import org.jspecify.annotations.Nullable;

/** Events written as ESX prints them: "0 2 0 valid 6 3f e" and so on, all numbers hexadecimal, - for absent ones. */
final class Events {
    private Events() {}

    static StatusEvent esx(Origin origin, String text, @Nullable Integer opcode, @Nullable String deviceId) {
        String[] parts = text.split(" ");
        boolean sense = parts.length > 3;
        return new StatusEvent(
                1,
                "test",
                origin,
                number(parts[0]),
                number(parts[1]),
                number(parts[2]),
                null,
                sense ? number(parts[4]) : null,
                sense ? number(parts[5]) : null,
                sense ? number(parts[6]) : null,
                opcode,
                sense ? SenseKind.valueOf(parts[3].toUpperCase(java.util.Locale.ROOT)) : null,
                null,
                deviceId,
                null,
                StatusEvent.Details.NONE);
    }

    static StatusEvent esx(String text, @Nullable Integer opcode) {
        return esx(Origin.ESX, text, opcode, null);
    }

    static StatusEvent nvme(int status) {
        StatusEvent.Details details = StatusEvent.Details.codes(status, null, null);
        return new StatusEvent(
                1, "test", Origin.ESX, null, null, null, null, null, null, null, null, null, null, null, null, details);
    }

    static StatusEvent block(String error) {
        StatusEvent.Details details = new StatusEvent.Details(
                null, null, null, null, null, null, null, null, null, 8L, error, null, null, null);
        return new StatusEvent(
                1,
                "test",
                Origin.LINUX,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "sdb",
                null,
                details);
    }

    private static @Nullable Integer number(String text) {
        return text.equals("-") ? null : Integer.valueOf(text, 16);
    }
}

package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/** {@code PathDetermineFailure: Cmd (0x28) PDL error (0x5/0x25/0x0) - path P device D} of ESXi 6 and later. */
final class NmpPdl implements Recognizer {
    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        c.accept("pdl error");
        c.skipAny(" :(");
        int key = c.prefixedHex(2);
        int asc = c.accept('/') ? c.prefixedHex(2) : Cursor.NONE;
        int ascq = c.accept('/') ? c.prefixedHex(2) : Cursor.NONE;
        if (key < 0 || asc < 0 || ascq < 0) {
            return null;
        }
        int after = c.at;
        int end = EsxTail.limit(line, after);
        EventBuilder before = EsxContext.before(line, at).event();
        EsxContext context = EsxContext.between(line, after, end);
        EventBuilder behind = context.event();
        EventBuilder event = new EventBuilder("esxi6-nmp-pdl", Origin.ESXI5);
        event.senseTriple(key, asc, ascq);
        event.senseKind = SenseKind.UNLABELLED;
        event.opcode = before.opcode;
        event.deviceId = behind.deviceId != null ? behind.deviceId : before.deviceId;
        event.pathId = behind.pathId != null ? behind.pathId : before.pathId;
        event.prefixed = true;
        event.start = at;
        event.end = after;
        return event;
    }
}

package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/**
 * The message of Linux's driver for disks of Hyper-V: {@code tag#45 cmd 0x2a status: scsi 0x2 srb 0x86 hv 0xc0000185}, and
 * {@code cmd 0x85 scsi status 0x2 srb status 0x4} of kernels before 5.14.
 */
final class StorvscStatus implements Recognizer {
    private static final int WITHOUT_FLAGS = 0x3f;
    private static final int SUCCESS = 1;

    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        int command = line.find("cmd 0x", line.back(at, 24), at);
        if (command < 0) {
            return null;
        }
        Cursor c = line.cursor.to(command + 4);
        int opcode = c.prefixedHex(2);
        boolean older = c.accept(" scsi status ");
        if (opcode < 0 || !older && !c.accept(" status: scsi ")) {
            return null;
        }
        int status = c.prefixedHex(2);
        boolean labelled = status >= 0 && c.accept(older ? " srb status " : " srb ");
        int request = labelled ? c.prefixedHex(2) : Cursor.NONE;
        if (request < 0) {
            return null;
        }
        EventBuilder event = new EventBuilder("linux-storvsc", Origin.LINUX);
        event.opcode = opcode;
        event.device = status;
        int code = request & WITHOUT_FLAGS;
        // beside a status of the device it adds nothing
        event.adapter = status == 0 && code != SUCCESS ? (Integer) code : null;
        event.tag = tag(line, command);
        event.prefixed = true;
        event.start = command;
        event.end = c.at;
        return event;
    }

    private static @Nullable Long tag(Line line, int command) {
        int label = line.find("tag#", line.back(command, 16), command);
        long tag = label < 0 ? Cursor.NONE : new Cursor(line.text).to(label + 4).decimal();
        return tag < 0 ? null : (Long) tag;
    }
}

package io.vtool.emulator.array.command;

import io.vtool.emulator.array.store.MediumErrorException;
import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.Sense;
import io.vtool.emulator.array.unit.SenseCode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What an initiator is told when the files of a volume fail. */
final class FileFaults {
    private static final String DISK_FULL = "No space left";

    private FileFaults() {}

    static CommandFault of(IOException e, @Nullable CommandRow row) {
        if (e instanceof MediumErrorException bad) {
            SenseCode code = bad.writing() ? SenseCode.BAD_BLOCK_WRITE_ERROR : SenseCode.UNRECOVERED_READ_ERROR;
            return CommandFault.check(Sense.withInformation(code, bad.lba()));
        }
        if (row == null) {
            return CommandFault.check(SenseCode.INTERNAL_TARGET_FAILURE);
        }
        return CommandFault.check(
                switch (row.mediumUse()) {
                    case WRITE, OWN -> isDiskFull(e) ? SenseCode.SPACE_ALLOCATION_FAILED : SenseCode.WRITE_ERROR;
                    case READ -> SenseCode.UNRECOVERED_READ_ERROR;
                    default -> SenseCode.INTERNAL_TARGET_FAILURE;
                });
    }

    private static boolean isDiskFull(IOException e) {
        String message = e.getMessage();
        return message != null && message.contains(DISK_FULL);
    }
}

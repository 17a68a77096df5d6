package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.LogicalUnit;
import io.vtool.iscsi.target.ScsiResponse;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * SANITIZE, SBC-3 5.24: OVERWRITE writes its pattern everywhere and takes its time; BLOCK ERASE and CRYPTOGRAPHIC ERASE
 * leave zeros at once. No reset or abort stops it.
 */
final class Sanitize implements Command {
    private static final int OVERWRITE = 0x01;
    private static final int EXIT_FAILURE_MODE = 0x1f;
    private static final int LIST_LENGTH_OFFSET = 7;
    private static final int PATTERN_LENGTH_OFFSET = 2;
    private static final int PATTERN_OFFSET = 4;
    private static final int IMMED = 0x80;
    private static final int COUNT_MASK = 0x1f;
    /** A sanitize operation of a real array runs for minutes; long enough to be seen is long enough here. */
    private static final int OVERWRITE_MILLIS = 10_000;

    private static final int POLL_MILLIS = 100;

    @Override
    public ScsiResponse execute(Call call) throws CommandFault, IOException {
        int length = call.cdb().u16(LIST_LENGTH_OFFSET);
        int action = call.row().serviceAction();
        if (action == EXIT_FAILURE_MODE) {
            return Answers.good();
        }
        if (action == OVERWRITE) {
            overwrite(call, length);
        } else {
            erase(call.unit());
        }
        return Answers.took(length);
    }

    private static void erase(LogicalUnit unit) throws CommandFault, IOException {
        begin(unit, 0);
        unit.writing().lock();
        try {
            unit.store().erase();
            unit.store().flush();
        } finally {
            unit.writing().unlock();
            unit.sanitization().worked();
        }
    }

    private static void begin(LogicalUnit unit, int millis) throws CommandFault {
        if (!unit.sanitization().begin(millis)) {
            throw CommandFault.check(unit.sanitization().sense());
        }
    }

    private static void overwrite(Call call, int length) throws CommandFault, IOException {
        ByteBuffer block = pattern(call, length);
        begin(call.unit(), OVERWRITE_MILLIS);
        if (call.cdb().has(1, IMMED)) {
            Thread worker = new Thread(() -> fillUnattended(call, block), "sanitize");
            worker.setDaemon(true);
            worker.start();
            return;
        }
        fill(call, block);
        linger(call);
    }

    /** Does the work of an operation whose status has been sent; what fails leaves the rest as it was. */
    private static void fillUnattended(Call call, ByteBuffer block) {
        try {
            fill(call, block);
        } catch (CommandFault | IOException e) {
            call.unit().sanitization().worked();
        }
    }

    /**
     * Reads the pattern and repeats it over one block. With INVERT the passes alternate so that the last one leaves the
     * pattern itself, whatever the count.
     */
    private static ByteBuffer pattern(Call call, int length) throws CommandFault {
        int blockSize = call.blockSize();
        if (length <= PATTERN_OFFSET || length > blockSize + PATTERN_OFFSET) {
            throw CommandFault.invalidCdb(LIST_LENGTH_OFFSET, -1);
        }
        ByteBuffer list = call.parameterList(length);
        int patternLength = list.getShort(PATTERN_LENGTH_OFFSET) & 0xffff;
        if ((list.get(0) & COUNT_MASK) == 0) {
            throw CommandFault.invalidParameter(0, 4);
        }
        if (patternLength == 0 || patternLength > length - PATTERN_OFFSET) {
            throw CommandFault.invalidParameter(PATTERN_LENGTH_OFFSET, -1);
        }
        ByteBuffer block = ByteBuffer.allocate(blockSize);
        for (int i = 0; i < blockSize; i++) {
            block.put(list.get(PATTERN_OFFSET + i % patternLength));
        }
        return block.flip();
    }

    private static void fill(Call call, ByteBuffer block) throws CommandFault, IOException {
        LogicalUnit unit = call.unit();
        unit.writing().lock();
        try {
            BlockRange everything = new BlockRange(0, unit.volume().blocks(), 0, 0);
            WriteSame.fill(call, everything, block, false);
            unit.store().flush();
        } finally {
            unit.writing().unlock();
            unit.sanitization().worked();
        }
    }

    /** Without IMMED the status comes when the operation is over, or when the task is aborted, which leaves it running. */
    private static void linger(Call call) throws CommandFault {
        try {
            long left = call.unit().sanitization().remainingMillis();
            while (left > 0) {
                call.task().checkpoint();
                Thread.sleep(Math.min(left, POLL_MILLIS));
                left = call.unit().sanitization().remainingMillis();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.Hex;
import io.vtool.emulator.array.unit.LogicalUnit;
import io.vtool.emulator.array.unit.Sense;
import io.vtool.emulator.array.unit.SenseCode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameter list of EXTENDED COPY(LID1), SPC-4 6.4.2, checked and resolved before anything is copied. */
final class CopyDescriptors {
    private static final int HEADER_LENGTH = 16;
    private static final int TARGETS_LENGTH_OFFSET = 2;
    private static final int SEGMENTS_LENGTH_OFFSET = 8;
    private static final int INLINE_LENGTH_OFFSET = 12;
    private static final int TARGET_LENGTH = 32;
    private static final int SEGMENT_LENGTH = 28;
    private static final int SEGMENT_LENGTH_FIELD = 0x18;
    private static final int DESIGNATOR_TYPE_OFFSET = 5;
    private static final int DESIGNATOR_LENGTH_OFFSET = 7;
    private static final int DESIGNATOR_OFFSET = 8;
    private static final int LONGEST_DESIGNATOR = 20;
    private static final int DESTINATION_COUNTS = 0x02;

    private final ByteBuffer list;
    private final List<@Nullable LogicalUnit> targets = new ArrayList<>();
    private final int segmentsAt;
    private final int segments;

    /**
     * One block-to-block segment.
     *
     * @param source where to copy from, null if the descriptor names no logical unit we know
     * @param destination where to copy to, null likewise
     * @param sourceLba first block to read
     * @param destinationLba first block to write
     * @param blocks number of blocks
     * @param countsDestination whether these are blocks of the destination
     */
    record Segment(
            @Nullable LogicalUnit source,
            @Nullable LogicalUnit destination,
            long sourceLba,
            long destinationLba,
            int blocks,
            boolean countsDestination) {}

    CopyDescriptors(Call call, ByteBuffer list) throws CommandFault {
        this.list = list;
        if (list.limit() < HEADER_LENGTH) {
            throw CommandFault.check(SenseCode.PARAMETER_LIST_LENGTH_ERROR);
        }
        int targetsLength = list.getShort(TARGETS_LENGTH_OFFSET) & 0xffff;
        long segmentsLength = list.getInt(SEGMENTS_LENGTH_OFFSET) & 0xffffffffL;
        long inlineLength = list.getInt(INLINE_LENGTH_OFFSET) & 0xffffffffL;
        if (targetsLength + segmentsLength > ExtendedCopy.MAX_LIST_LENGTH
                || HEADER_LENGTH + targetsLength + segmentsLength + inlineLength > list.limit()) {
            throw CommandFault.check(SenseCode.PARAMETER_LIST_LENGTH_ERROR);
        }
        if (inlineLength != 0) {
            throw CommandFault.invalidParameter(INLINE_LENGTH_OFFSET, -1);
        }
        segmentsAt = HEADER_LENGTH + targetsLength;
        readTargets(call, targetsLength);
        segments = checkSegments((int) segmentsLength);
    }

    private void readTargets(Call call, int length) throws CommandFault {
        if (length / TARGET_LENGTH > ExtendedCopy.MAX_TARGETS) {
            throw CommandFault.check(SenseCode.TOO_MANY_TARGET_DESCRIPTORS);
        }
        for (int at = HEADER_LENGTH; at < HEADER_LENGTH + length; at += TARGET_LENGTH) {
            if ((list.get(at) & 0xff) != ExtendedCopy.IDENTIFICATION_DESCRIPTOR) {
                throw CommandFault.check(Sense.atParameter(SenseCode.UNSUPPORTED_TARGET_DESCRIPTOR_TYPE, at, -1));
            }
            if (HEADER_LENGTH + length - at < TARGET_LENGTH) {
                throw CommandFault.check(SenseCode.PARAMETER_LIST_LENGTH_ERROR);
            }
            targets.add(resolve(call, at));
        }
    }

    private @Nullable LogicalUnit resolve(Call call, int at) throws CommandFault {
        int type = list.get(at + DESIGNATOR_TYPE_OFFSET) & 0x0f;
        int length = list.get(at + DESIGNATOR_LENGTH_OFFSET) & 0xff;
        if (length > LONGEST_DESIGNATOR) {
            throw CommandFault.invalidParameter(at + DESIGNATOR_LENGTH_OFFSET, -1);
        }
        byte[] wanted = new byte[length];
        list.get(at + DESIGNATOR_OFFSET, wanted);
        for (LogicalUnit unit : call.array().luns(call.nexus()).values()) {
            byte[] name = switch (type) {
                case Designators.NAA -> Hex.parse(unit.volume().naa());
                case Designators.T10_VENDOR ->
                    Designators.vendorName(call.array().config(), unit.volume().serial());
                default -> null;
            };
            if (name != null && Arrays.equals(name, 0, Math.min(name.length, LONGEST_DESIGNATOR), wanted, 0, length)) {
                return unit;
            }
        }
        return null;
    }

    private int checkSegments(int length) throws CommandFault {
        int count = 0;
        for (int at = segmentsAt; at < segmentsAt + length; at += SEGMENT_LENGTH) {
            if ((list.get(at) & 0xff) != ExtendedCopy.BLOCK_TO_BLOCK) {
                throw CommandFault.check(Sense.atParameter(SenseCode.UNSUPPORTED_SEGMENT_DESCRIPTOR_TYPE, at, -1));
            }
            if (segmentsAt + length - at < SEGMENT_LENGTH) {
                throw CommandFault.check(SenseCode.PARAMETER_LIST_LENGTH_ERROR);
            }
            if (list.getShort(at + 2) != SEGMENT_LENGTH_FIELD) {
                throw CommandFault.invalidParameter(at + 2, -1);
            }
            count++;
        }
        if (count > ExtendedCopy.MAX_SEGMENTS) {
            throw CommandFault.check(SenseCode.TOO_MANY_SEGMENT_DESCRIPTORS);
        }
        return count;
    }

    int listId() {
        return list.get(0) & 0xff;
    }

    /** LIST ID USAGE: whether results are to be held for RECEIVE COPY RESULTS. */
    boolean holdsResult() {
        return (list.get(1) >> 3 & 3) == 0;
    }

    int segments() {
        return segments;
    }

    Segment segment(int index) {
        int at = segmentsAt + index * SEGMENT_LENGTH;
        return new Segment(
                target(list.getShort(at + 4) & 0xffff),
                target(list.getShort(at + 6) & 0xffff),
                list.getLong(at + 12),
                list.getLong(at + 20),
                list.getShort(at + 10) & 0xffff,
                (list.get(at + 1) & DESTINATION_COUNTS) != 0);
    }

    private @Nullable LogicalUnit target(int index) {
        return index < targets.size() ? targets.get(index) : null;
    }
}

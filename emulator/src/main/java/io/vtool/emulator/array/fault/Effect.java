package io.vtool.emulator.array.fault;

import java.util.Set;

/**
 * What a fault does. INQUIRY, REPORT LUNS and REQUEST SENSE, which always work (SPC-4 5.4), meet only {@link Offline} without
 * an answer, {@link Unmapped}, and the {@link SenseReply} whose opcodes name them.
 */
public sealed interface Effect {

    /**
     * The path leads to nothing that works.
     *
     * @param silent whether commands get no answer at all, instead of NOT READY, LOGICAL UNIT OFFLINE (02h/04h/12h)
     */
    record Offline(boolean silent) implements Effect {}

    /** The LUN is not there: LOGICAL UNIT NOT SUPPORTED (05h/25h/00h), and gone from REPORT LUNS. Lasts, whatever the times. */
    record Unmapped() implements Effect {}

    /** Writes fail with WRITE PROTECTED (07h/27h/00h), and MODE SENSE shows it. Lasts, whatever the times. */
    record WriteProtected() implements Effect {}

    /**
     * An initiator nobody knows holds a reservation: RESERVATION CONFLICT. It is a real one: it shows in PERSISTENT RESERVE
     * IN, and who preempts it, or resets the unit if it was made by RESERVE, is rid of it and of the fault. Of its place only
     * the volume counts, and it has no times.
     *
     * @param hold what it lets others do
     */
    record Reserved(Hold hold) implements Effect {}

    /**
     * Blocks that can neither be read (03h/11h/00h) nor written (03h/0Ch/00h); INFORMATION names the first. A fault of the
     * medium, so of its place only the volume counts.
     *
     * @param lba first block
     * @param count number of blocks
     */
    record MediumError(long lba, long count) implements Effect {
        /** Refuses an empty range. */
        public MediumError {
            if (lba < 0 || count < 1 || lba + count < 0) {
                throw new IllegalArgumentException("no range of blocks: " + count + " from " + lba);
            }
        }
    }

    /**
     * A status without sense data, such as BUSY (08h) or TASK SET FULL (28h).
     *
     * @param status SAM status code
     */
    record StatusReply(int status) implements Effect {}

    /**
     * CHECK CONDITION with sense data of any kind.
     *
     * @param key sense key
     * @param asc additional sense code
     * @param ascq additional sense code qualifier
     * @param opcodes operation codes that meet it; empty for all that do not always work
     */
    record SenseReply(int key, int asc, int ascq, Set<Integer> opcodes) implements Effect {
        /** Copies the set and checks that each number fits its field. */
        public SenseReply {
            opcodes = Set.copyOf(opcodes);
            if (key >> 4 != 0 || asc >> 8 != 0 || ascq >> 8 != 0) {
                throw new IllegalArgumentException("sense code " + key + "/" + asc + "/" + ascq);
            }
        }

        /**
         * Makes the reply of a unit that is not ready.
         *
         * @param ascq why, the qualifier of ASC 04h
         * @return the effect on all commands that do not always work
         */
        public static SenseReply notReady(int ascq) {
            return new SenseReply(0x2, 0x04, ascq, Set.of());
        }

        /**
         * Makes the reply of broken hardware: INTERNAL TARGET FAILURE (04h/44h/00h).
         *
         * @return the effect on all commands that do not always work
         */
        public static SenseReply hardware() {
            return new SenseReply(0x4, 0x44, 0x00, Set.of());
        }
    }

    /**
     * A unit attention that every nexus meets as often as the fault says, those of sessions to come included.
     *
     * @param asc additional sense code
     * @param ascq additional sense code qualifier
     */
    record Attention(int asc, int ascq) implements Effect {
        /** Checks that each number fits its field. */
        public Attention {
            if (asc >> 8 != 0 || ascq >> 8 != 0) {
                throw new IllegalArgumentException("sense code 6/" + asc + "/" + ascq);
            }
        }
    }
}

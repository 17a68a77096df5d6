package io.vtool.iscsi.admin;

import io.vtool.iscsi.login.SessionParameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a login. */
public sealed interface LoginOutcome permits LoginOutcome.LoggedIn, OperationFailure {
    /**
     * The target let the initiator in.
     *
     * @param parameters what was negotiated
     * @param groupTag target portal group tag that the target told
     * @param current where the session ended up after redirections
     * @param localAddress the initiator's address of the connection
     * @param units the logical units
     * @param counters what went over the wire
     * @param unseen why the list of units is not complete, null when it is
     */
    record LoggedIn(
            SessionParameters parameters,
            int groupTag,
            Portal current,
            String localAddress,
            List<Unit> units,
            SessionCounters counters,
            @Nullable OperationFailure unseen)
            implements LoginOutcome {
        /** Copies the list. */
        public LoggedIn {
            units = List.copyOf(units);
        }
    }

    /**
     * A logical unit as its INQUIRY and READ CAPACITY tell.
     *
     * @param lun its number
     * @param type peripheral device type (SPC-4 6.4.2), 0 for a disk
     * @param vendor T10 VENDOR IDENTIFICATION without blanks at the end
     * @param product PRODUCT IDENTIFICATION without blanks at the end
     * @param revision PRODUCT REVISION LEVEL without blanks at the end
     * @param serial unit serial number, empty when it has none
     * @param id its NAA identifier in hexadecimal, empty when it has none
     * @param blocks capacity in logical blocks, 0 when it told none
     * @param blockSize bytes of a logical block, 0 when it told none
     * @param readOnly whether it said, in the header of its mode parameters, that it is write-protected
     */
    record Unit(
            long lun,
            int type,
            String vendor,
            String product,
            String revision,
            String serial,
            String id,
            long blocks,
            int blockSize,
            boolean readOnly) {
        /** A unit that may be written to. */
        public Unit(
                long lun,
                int type,
                String vendor,
                String product,
                String revision,
                String serial,
                String id,
                long blocks,
                int blockSize) {
            this(lun, type, vendor, product, revision, serial, id, blocks, blockSize, false);
        }

        /**
         * The same unit with the capacity and the write protection that were read anew.
         *
         * @param now the unit as it was read
         */
        public Unit changed(Unit now) {
            return new Unit(lun, type, vendor, product, revision, serial, id, now.blocks, now.blockSize, now.readOnly);
        }
    }
}

package io.vtool.cli.multipath;

import org.jspecify.annotations.Nullable;

/**
 * A disk of a host, as far as its settings depend on what it is.
 *
 * @param name kernel name
 * @param hcil address on the SCSI bus
 * @param vendor vendor without blanks at its end
 * @param product product without blanks at its end
 * @param revision revision without blanks at its end
 * @param wwid WWID, empty when it is not known
 * @param alias name of its map, null when it has none
 */
record ConfigDisk(
        String name,
        String hcil,
        String vendor,
        String product,
        String revision,
        String wwid,
        @Nullable String alias) {}

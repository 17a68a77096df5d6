/** Sense data (SPC-5 4.4): the bytes a device returns with CHECK CONDITION, decoded into records. */
@NullMarked
package io.vtool.scsi.sense;

import org.jspecify.annotations.NullMarked;

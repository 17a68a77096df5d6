/** The words of SCSI. */
@NullMarked
package io.vtool.scsi;

import org.jspecify.annotations.NullMarked;

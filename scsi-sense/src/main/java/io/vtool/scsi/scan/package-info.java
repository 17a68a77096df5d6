/** Whole logs counted in one pass and constant memory. */
@NullMarked
package io.vtool.scsi.scan;

import org.jspecify.annotations.NullMarked;

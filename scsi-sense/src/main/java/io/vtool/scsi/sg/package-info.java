/** Sense data, commands and statuses in the words and the layout of sg3_utils 1.46. */
@NullMarked
package io.vtool.scsi.sg;

import org.jspecify.annotations.NullMarked;

/** Fact tables: codes of the standards and of real systems, searched in place in the resources that hold them. */
@NullMarked
package io.vtool.scsi.table;

import org.jspecify.annotations.NullMarked;

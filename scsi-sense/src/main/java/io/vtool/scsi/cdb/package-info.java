/** Command descriptor blocks: which command it is and what it asks for. */
@NullMarked
package io.vtool.scsi.cdb;

import org.jspecify.annotations.NullMarked;

/** Log lines that carry a SCSI or NVMe status, and the events decoded from them. */
@NullMarked
package io.vtool.scsi.log;

import org.jspecify.annotations.NullMarked;

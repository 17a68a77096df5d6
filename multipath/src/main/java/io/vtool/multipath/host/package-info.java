/** What multipath needs of a machine: block devices, SCSI commands, device-mapper, files and a clock. */
@NullMarked
package io.vtool.multipath.host;

import org.jspecify.annotations.NullMarked;

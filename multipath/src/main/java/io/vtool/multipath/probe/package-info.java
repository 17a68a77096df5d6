/** SCSI commands to paths and what their answers say about identity and access. */
@NullMarked
package io.vtool.multipath.probe;

import org.jspecify.annotations.NullMarked;

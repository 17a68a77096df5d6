/** The bytes on a device: label, PV header, metadata areas and the texts in them. */
@NullMarked
package io.vtool.lvm.disk;

import org.jspecify.annotations.NullMarked;

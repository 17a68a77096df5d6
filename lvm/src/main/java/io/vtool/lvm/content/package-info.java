/** The bytes of logical volumes, read through their segments from the devices below. */
@NullMarked
package io.vtool.lvm.content;

import org.jspecify.annotations.NullMarked;

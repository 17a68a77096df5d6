/** LVM2. */
@NullMarked
package io.vtool.lvm;

import org.jspecify.annotations.NullMarked;

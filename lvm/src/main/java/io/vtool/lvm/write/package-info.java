/** Writing LVM2: labels, metadata areas and volume groups made from a plan, as lvm2 itself would have made them. */
@NullMarked
package io.vtool.lvm.write;

import org.jspecify.annotations.NullMarked;

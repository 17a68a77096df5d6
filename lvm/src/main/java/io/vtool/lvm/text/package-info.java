/** The grammar of LVM2 metadata and of lvm.conf: parsing and exact writing. */
@NullMarked
package io.vtool.lvm.text;

import org.jspecify.annotations.NullMarked;

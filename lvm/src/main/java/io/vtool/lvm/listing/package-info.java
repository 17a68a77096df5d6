/** The commands that print reports: pvs, vgs, lvs, fullreport. */
@NullMarked
package io.vtool.lvm.listing;

import org.jspecify.annotations.NullMarked;

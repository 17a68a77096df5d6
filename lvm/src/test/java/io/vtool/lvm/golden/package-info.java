/** Recorded runs of the real programs, replayed. */
@NullMarked
package io.vtool.lvm.golden;

import org.jspecify.annotations.NullMarked;

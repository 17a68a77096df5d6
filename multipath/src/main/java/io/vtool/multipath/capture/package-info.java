/** Listings of multipath maps as people captured, mailed and pasted them, read back into a topology. */
@NullMarked
package io.vtool.multipath.capture;

import org.jspecify.annotations.NullMarked;

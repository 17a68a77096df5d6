/** Columns and layouts in which multipath and multipathd of release 0.9.4 print. */
@NullMarked
package io.vtool.multipath.show;

import org.jspecify.annotations.NullMarked;

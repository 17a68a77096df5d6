/** Multipath topology. */
@NullMarked
package io.vtool.multipath;

import org.jspecify.annotations.NullMarked;

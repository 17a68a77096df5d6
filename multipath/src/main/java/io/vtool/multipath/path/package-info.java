/** A path to a volume: what is known of it and what of it changes. */
@NullMarked
package io.vtool.multipath.path;

import org.jspecify.annotations.NullMarked;

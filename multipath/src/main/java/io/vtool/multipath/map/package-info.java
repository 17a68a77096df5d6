/** Multipath maps: grouping paths, choosing the group, deciding what has to be done to device-mapper. */
@NullMarked
package io.vtool.multipath.map;

import org.jspecify.annotations.NullMarked;

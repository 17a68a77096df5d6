/** Path prioritizers: which path is better. */
@NullMarked
package io.vtool.multipath.prio;

import org.jspecify.annotations.NullMarked;

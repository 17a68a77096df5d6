/** Path checkers: whether a path can be used now. */
@NullMarked
package io.vtool.multipath.check;

import org.jspecify.annotations.NullMarked;

/** multipathd: its state, what it would have done since it was last looked at, and its commands. */
@NullMarked
package io.vtool.multipath.daemon;

import org.jspecify.annotations.NullMarked;

/** multipath: the command that lists, makes and removes maps. */
@NullMarked
package io.vtool.multipath.command;

import org.jspecify.annotations.NullMarked;

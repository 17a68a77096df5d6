/** What can go wrong in a command, as types: wrong use, trouble of the world, and how each becomes an exit status. */
@NullMarked
package io.vtool.cli.failure;

import org.jspecify.annotations.NullMarked;

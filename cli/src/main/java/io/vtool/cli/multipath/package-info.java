/** The commands about multipath maps. */
@NullMarked
package io.vtool.cli.multipath;

import org.jspecify.annotations.NullMarked;

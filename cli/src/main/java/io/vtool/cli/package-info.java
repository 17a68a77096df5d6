/** The vtool program. */
@NullMarked
package io.vtool.cli;

import org.jspecify.annotations.NullMarked;

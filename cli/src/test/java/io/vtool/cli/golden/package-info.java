/** Recorded command lines, run again: what is printed, where, and the exit status. */
@NullMarked
package io.vtool.cli.golden;

import org.jspecify.annotations.NullMarked;

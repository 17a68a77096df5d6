/** The lvm program: its first word is a command, and this is where each command's name leads to what it does. */
@NullMarked
package io.vtool.lvm.program;

import org.jspecify.annotations.NullMarked;

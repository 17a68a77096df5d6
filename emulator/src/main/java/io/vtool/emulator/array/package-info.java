/** An emulated disk array: a {@link io.vtool.iscsi.target.ScsiDevice} with volumes, targets, ports and port groups. */
@NullMarked
package io.vtool.emulator.array;

import org.jspecify.annotations.NullMarked;

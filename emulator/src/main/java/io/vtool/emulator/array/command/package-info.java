/** The commands of the emulated device server, one class per family, found through one table. */
@NullMarked
package io.vtool.emulator.array.command;

import org.jspecify.annotations.NullMarked;

/** A lab: its definition, the folder that keeps its state, and the server that makes its arrays reachable. */
@NullMarked
package io.vtool.emulator.lab;

import org.jspecify.annotations.NullMarked;

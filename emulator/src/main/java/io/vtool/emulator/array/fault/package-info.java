/** What is wrong with an array: immutable descriptions, and what they do to commands. */
@NullMarked
package io.vtool.emulator.array.fault;

import org.jspecify.annotations.NullMarked;

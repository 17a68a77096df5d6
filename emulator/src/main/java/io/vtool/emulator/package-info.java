/** The emulated storage back end. */
@NullMarked
package io.vtool.emulator;

import org.jspecify.annotations.NullMarked;

/** Amounts with units, as people write them. */
@NullMarked
package io.vtool.emulator.lab.unit;

import org.jspecify.annotations.NullMarked;

/** The state of an emulated logical unit: medium, mode pages, reservations, unit attentions, tasks, sense data. */
@NullMarked
package io.vtool.emulator.array.unit;

import org.jspecify.annotations.NullMarked;

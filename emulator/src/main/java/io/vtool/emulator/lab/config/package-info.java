/** Parts of a lab's definition beside its arrays and hosts. */
@NullMarked
package io.vtool.emulator.lab.config;

import org.jspecify.annotations.NullMarked;

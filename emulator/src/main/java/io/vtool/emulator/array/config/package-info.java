/** What the lab definition says about arrays. */
@NullMarked
package io.vtool.emulator.array.config;

import org.jspecify.annotations.NullMarked;

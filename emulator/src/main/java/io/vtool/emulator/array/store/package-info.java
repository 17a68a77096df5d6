/** The bytes of emulated volumes: sparse files, the provisioning map, and the buffers that carry blocks. */
@NullMarked
package io.vtool.emulator.array.store;

import org.jspecify.annotations.NullMarked;

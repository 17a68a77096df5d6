/** What lvm2 gives to device-mapper when it activates a volume: the devices, their tables, and the state they start in. */
@NullMarked
package io.vtool.lvm.activate;

import org.jspecify.annotations.NullMarked;

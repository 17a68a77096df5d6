/** An emulated Linux or ESXi host: its SCSI devices, its device mapper, its files and its log, as a kernel would keep them. */
@NullMarked
package io.vtool.emulator.host;

import org.jspecify.annotations.NullMarked;

/** LVM: the programs of lvm2 over disk images and the disks of the lab's hosts. */
@NullMarked
package io.vtool.cli.lvm;

import org.jspecify.annotations.NullMarked;

/** Storage repositories of XenServer and XCP-ng that live in volume groups: which volume is which virtual disk. */
@NullMarked
package io.vtool.lvm.sr;

import org.jspecify.annotations.NullMarked;

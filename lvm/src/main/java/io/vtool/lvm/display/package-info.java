/** The commands that list and scan in fixed words: pvscan, vgscan, lvscan, pvdisplay, vgdisplay, lvdisplay and their like. */
@NullMarked
package io.vtool.lvm.display;

import org.jspecify.annotations.NullMarked;

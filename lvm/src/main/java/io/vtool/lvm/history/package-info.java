/** The versions of a group's metadata that are still in the rings, and what changed between them. */
@NullMarked
package io.vtool.lvm.history;

import org.jspecify.annotations.NullMarked;

/** A group as lvm2 sees it once it is read: volumes, segments and PVs that know each other and the part they play. */
@NullMarked
package io.vtool.lvm.view;

import org.jspecify.annotations.NullMarked;

/** Several devices together: which volume groups, copies, missing and duplicate PVs they show. */
@NullMarked
package io.vtool.lvm.scan;

import org.jspecify.annotations.NullMarked;

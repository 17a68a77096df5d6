/** The target side of RFC 7143: sessions, connections and tasks over a {@link io.vtool.iscsi.target.ScsiDevice}. */
@NullMarked
package io.vtool.iscsi.target;

import org.jspecify.annotations.NullMarked;

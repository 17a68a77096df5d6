/**
 * What {@code iscsiadm} does: its modes over a node database, a store of sessions and {@link
 * io.vtool.iscsi.admin.IscsiOperations}, the work on the wire.
 */
@NullMarked
package io.vtool.iscsi.admin;

import org.jspecify.annotations.NullMarked;

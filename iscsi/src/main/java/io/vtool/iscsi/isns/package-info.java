/** Asks an iSNS server for targets (RFC 4171): queries only, nothing is registered. */
@NullMarked
package io.vtool.iscsi.isns;

import org.jspecify.annotations.NullMarked;

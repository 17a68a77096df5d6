/** iSCSI, RFC 7143. */
@NullMarked
package io.vtool.iscsi;

import org.jspecify.annotations.NullMarked;

/** The PDUs of RFC 7143: views over header bytes, digests, and bounded reading and writing on a channel. */
@NullMarked
package io.vtool.iscsi.pdu;

import org.jspecify.annotations.NullMarked;

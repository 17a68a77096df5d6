/** A record of the PDUs of a connection, as text or as a capture file, without secrets. */
@NullMarked
package io.vtool.iscsi.trace;

import org.jspecify.annotations.NullMarked;

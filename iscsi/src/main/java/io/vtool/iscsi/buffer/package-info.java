/** Memory for data on its way, lent and given back. */
@NullMarked
package io.vtool.iscsi.buffer;

import org.jspecify.annotations.NullMarked;

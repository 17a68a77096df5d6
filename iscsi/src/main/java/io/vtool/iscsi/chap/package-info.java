/** CHAP as RFC 7143 12.1.3 and its registered hash algorithms use it, for both ends. */
@NullMarked
package io.vtool.iscsi.chap;

import org.jspecify.annotations.NullMarked;

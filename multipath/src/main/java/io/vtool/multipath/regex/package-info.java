/** POSIX extended regular expressions, which configurations of multipath match names with. */
@NullMarked
package io.vtool.multipath.regex;

import org.jspecify.annotations.NullMarked;

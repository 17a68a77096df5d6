/** The compatible face's option reader, worded and ordered as the C library's getopt_long. */
@NullMarked
package io.vtool.cli.getopt;

import org.jspecify.annotations.NullMarked;

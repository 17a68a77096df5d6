/** What there was on a good day, written down to be compared with. */
@NullMarked
package io.vtool.cli.baseline;

import org.jspecify.annotations.NullMarked;

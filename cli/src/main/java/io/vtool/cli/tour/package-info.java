/** {@code vtool demo}: a tour through everyday problems of storage, run on a lab of its own. */
@NullMarked
package io.vtool.cli.tour;

import org.jspecify.annotations.NullMarked;

/** What tests have to know of the project itself. */
@NullMarked
package io.vtool.cli.testing;

import org.jspecify.annotations.NullMarked;

/** {@code vtool check}: health checks for monitoring systems, after the guidelines for monitoring plug-ins. */
@NullMarked
package io.vtool.cli.check;

import org.jspecify.annotations.NullMarked;

/** The sense commands, and the compatible tools that read sense data. */
@NullMarked
package io.vtool.cli.sense;

import org.jspecify.annotations.NullMarked;

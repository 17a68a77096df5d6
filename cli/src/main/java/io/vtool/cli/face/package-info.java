/** The native face: the words of a command line sorted out against a command's model. */
@NullMarked
package io.vtool.cli.face;

import org.jspecify.annotations.NullMarked;

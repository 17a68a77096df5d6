/** What comes from outside the program, in one record, and the byte streams to the outside. */
@NullMarked
package io.vtool.cli.env;

import org.jspecify.annotations.NullMarked;

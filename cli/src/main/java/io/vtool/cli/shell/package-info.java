/** {@code vtool shell}: many commands in one process, typed, pasted or from a script. */
@NullMarked
package io.vtool.cli.shell;

import org.jspecify.annotations.NullMarked;

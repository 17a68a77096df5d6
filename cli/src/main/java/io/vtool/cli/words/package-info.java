/** Words of a command line: repair of pasted typography, closest word, wrapping. */
@NullMarked
package io.vtool.cli.words;

import org.jspecify.annotations.NullMarked;

/** Typed rows, reports made of them, and one writer for each output format. */
@NullMarked
package io.vtool.cli.render;

import org.jspecify.annotations.NullMarked;

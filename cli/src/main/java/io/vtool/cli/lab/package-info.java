/** The commands that make, show and serve a lab: emulated arrays for this program and for other initiators. */
@NullMarked
package io.vtool.cli.lab;

import org.jspecify.annotations.NullMarked;

/** Volume groups as values, built from their metadata text. */
@NullMarked
package io.vtool.lvm.model;

import org.jspecify.annotations.NullMarked;

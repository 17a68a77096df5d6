/** What is wrong with volume groups, as findings with a code, an object and numbers; the words are others' to find. */
@NullMarked
package io.vtool.lvm.health;

import org.jspecify.annotations.NullMarked;

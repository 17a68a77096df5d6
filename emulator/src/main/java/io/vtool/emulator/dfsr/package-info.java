/** The members of a lab's replication groups: where they keep their files, and what is wrong with them. */
@NullMarked
package io.vtool.emulator.dfsr;

import org.jspecify.annotations.NullMarked;

/** Replication that really happens: members scan their trees, pull from each other, and install what they get. */
@NullMarked
package io.vtool.dfsr.engine;

import org.jspecify.annotations.NullMarked;

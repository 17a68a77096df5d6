/** What is known about the codes, events and messages of DFS Replication, as tables. */
@NullMarked
package io.vtool.dfsr.fact;

import org.jspecify.annotations.NullMarked;

/** DFS Replication. */
@NullMarked
package io.vtool.dfsr;

import org.jspecify.annotations.NullMarked;

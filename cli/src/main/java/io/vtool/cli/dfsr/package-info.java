/** {@code vtool dfsr}: DFS Replication, as its logs, events and captured outputs tell of it. */
@NullMarked
package io.vtool.cli.dfsr;

import org.jspecify.annotations.NullMarked;

/** The debug log of DFS Replication: headers, entries, their error frames and record blocks, as a stream. */
@NullMarked
package io.vtool.dfsr.log;

import org.jspecify.annotations.NullMarked;

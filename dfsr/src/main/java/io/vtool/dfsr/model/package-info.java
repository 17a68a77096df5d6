/** What DFS Replication knows of files: versions, version vectors, ID records, and who wins a conflict. */
@NullMarked
package io.vtool.dfsr.model;

import org.jspecify.annotations.NullMarked;

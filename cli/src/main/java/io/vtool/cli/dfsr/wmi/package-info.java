/** {@code wmic}: the classes of DFS Replication over the lab's members, with its verbs and formats. */
@NullMarked
package io.vtool.cli.dfsr.wmi;

import org.jspecify.annotations.NullMarked;

/** Outputs of the tools of DFS Replication, as people save and paste them: dfsrdiag, PowerShell, wmic, event texts. */
@NullMarked
package io.vtool.dfsr.capture;

import org.jspecify.annotations.NullMarked;

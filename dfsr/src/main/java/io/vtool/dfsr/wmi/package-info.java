/** The WMI classes of DFS Replication as data, WQL conditions over their instances, and how values are written. */
@NullMarked
package io.vtool.dfsr.wmi;

import org.jspecify.annotations.NullMarked;

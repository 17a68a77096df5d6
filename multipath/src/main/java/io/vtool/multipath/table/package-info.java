/** Text of device-mapper's multipath target, tables and status. */
@NullMarked
package io.vtool.multipath.table;

import org.jspecify.annotations.NullMarked;

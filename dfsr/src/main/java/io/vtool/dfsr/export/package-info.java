/** What was exported from real servers, put together: groups, members, connections, ID records, backlogs, in place of a lab. */
@NullMarked
package io.vtool.dfsr.export;

import org.jspecify.annotations.NullMarked;

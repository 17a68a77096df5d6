/** What a domain says of replication: groups, folders, members, connections, schedules. */
@NullMarked
package io.vtool.dfsr.config;

import org.jspecify.annotations.NullMarked;

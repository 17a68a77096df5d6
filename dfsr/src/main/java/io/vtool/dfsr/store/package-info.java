/** Where a member keeps its ID records and version vectors. */
@NullMarked
package io.vtool.dfsr.store;

import org.jspecify.annotations.NullMarked;

/** The metadata that device-mapper's thin pools and caches keep on disk, read for what it says about their fill. */
@NullMarked
package io.vtool.lvm.thin;

import org.jspecify.annotations.NullMarked;

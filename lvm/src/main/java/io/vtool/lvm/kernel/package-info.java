/** What the device-mapper driver would say about a group's volumes. */
@NullMarked
package io.vtool.lvm.kernel;

import org.jspecify.annotations.NullMarked;

/** What is known of multipath maps, whoever found it out, and the layout in which multipath shows it. */
@NullMarked
package io.vtool.multipath.topology;

import org.jspecify.annotations.NullMarked;

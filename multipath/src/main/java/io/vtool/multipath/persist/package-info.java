/** Persistent reservations of multipath maps, as the program mpathpersist of release 0.9.4 deals with them. */
@NullMarked
package io.vtool.multipath.persist;

import org.jspecify.annotations.NullMarked;

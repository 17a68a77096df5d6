/** The logical units a session shows: which there are, what they are called and how large they are. */
@NullMarked
package io.vtool.iscsi.lun;

import org.jspecify.annotations.NullMarked;

/** The command pvck: headers and metadata of a device checked, printed and searched for without believing any of them. */
@NullMarked
package io.vtool.lvm.pvck;

import org.jspecify.annotations.NullMarked;

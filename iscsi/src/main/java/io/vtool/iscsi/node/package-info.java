/** The node database of open-iscsi in its layout on disk: records, defaults, discovery addresses, interfaces, names. */
@NullMarked
package io.vtool.iscsi.node;

import org.jspecify.annotations.NullMarked;

/** The tool iscsiadm and the group {@code vtool iscsi}: both hand requests to the same engine. */
@NullMarked
package io.vtool.cli.iscsi;

import org.jspecify.annotations.NullMarked;

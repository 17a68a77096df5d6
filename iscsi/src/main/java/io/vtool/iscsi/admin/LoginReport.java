package io.vtool.iscsi.admin;

import io.vtool.iscsi.node.NodeAddress;
import org.jspecify.annotations.Nullable;

/**
 * What came of one login.
 *
 * @param node the record logged in with
 * @param sid number of the new session, 0 when there is none
 * @param code exit status, 0 when it succeeded
 * @param failure why there is no session, or why not all logical units of one were seen; null when all is well, or when no
 *     login was tried
 */
public record LoginReport(
        NodeAddress node, int sid, int code, @Nullable OperationFailure failure) {}

/** The login of RFC 7143 6.3 for both ends: negotiation table, stages, session parameters and status codes. */
@NullMarked
package io.vtool.iscsi.login;

import org.jspecify.annotations.NullMarked;

package io.vtool.iscsi.initiator;

import io.vtool.iscsi.chap.ChapAccount;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of CHAP (RFC 7143 12.1.3).
 *
 * @param own what this end proves
 * @param target what the target must prove in turn, or null if it need not
 * @param algorithms CHAP_A in order of preference, such as {@code 5} or {@code 8,7,6,5}
 */
public record Credentials(ChapAccount own, @Nullable ChapAccount target, String algorithms) {
    /** The one algorithm that every target has; some old ones fail on a list. */
    public static final String MD5_ONLY = "5";
}

package io.vtool.iscsi.initiator;

import io.vtool.iscsi.initiator.IscsiException.Kind;
import io.vtool.iscsi.text.KeyValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the answer to SendTargets (RFC 7143 appendix C). */
final class SendTargets {
    /** The longest iSCSI name in bytes (RFC 7143 4.2.7.1). */
    private static final int MAX_NAME = 223;

    private SendTargets() {}

    /** Puts names and addresses together; a target without an address is reached where it was asked. */
    static List<DiscoveredTarget> targets(List<KeyValue> pairs, TargetAddress asked) throws IscsiException {
        List<DiscoveredTarget> targets = new ArrayList<>();
        String name = null;
        List<TargetAddress> addresses = new ArrayList<>();
        for (KeyValue pair : pairs) {
            if (pair.key().equals("TargetName")) {
                finish(name, addresses, asked, targets);
                name = checked(pair.value());
            } else if (pair.key().equals("TargetAddress") && name != null) {
                addresses.add(address(pair.value()));
            } else {
                refuse(pair);
            }
        }
        finish(name, addresses, asked, targets);
        return targets;
    }

    private static void finish(
            @Nullable String name, List<TargetAddress> addresses, TargetAddress asked, List<DiscoveredTarget> targets) {
        if (name != null) {
            if (addresses.isEmpty()) {
                addresses.add(asked);
            }
            targets.add(new DiscoveredTarget(name, addresses));
            addresses.clear();
        }
    }

    private static String checked(String name) throws IscsiException {
        boolean fits = !name.isEmpty() && name.length() <= MAX_NAME;
        for (int i = 0; fits && i < name.length(); i++) {
            char c = name.charAt(i);
            fits = c > ' ' && (c < 0x7f || c > 0x9f);
        }
        if (!fits) {
            throw new IscsiException(Kind.PROTOCOL, "the target told a name that is none");
        }
        return name;
    }

    private static TargetAddress address(String text) throws IscsiException {
        TargetAddress address = TargetAddress.parse(text);
        if (address == null) {
            throw new IscsiException(Kind.PROTOCOL, "the target told an address that is none");
        }
        return address;
    }

    /** Keys that nobody asked for are passed over; a refusal of the request is not. */
    private static void refuse(KeyValue pair) throws IscsiException {
        if (pair.key().equals("SendTargets")) {
            throw new IscsiException(Kind.REJECTED, "the target refused SendTargets");
        }
    }
}

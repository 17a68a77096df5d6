package io.vtool.multipath.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The blacklist with its exceptions and the rules that are built in. */
public final class Blacklist {
    private static final String DEVNODES = "!^(sd[a-z]|dasd[a-z]|nvme[0-9])";
    private static final String PROPERTIES = "(SCSI_IDENT_|ID_WWN)";

    private final BlacklistRules denied;
    private final BlacklistRules allowed;

    Blacklist(BlacklistRules denied, BlacklistRules allowed) {
        this.denied = denied;
        this.allowed = allowed;
    }

    /** Adds the rules that are built in, after those of the files. */
    void complete() {
        denied.add("devnode", DEVNODES, Origin.INTERNAL);
        allowed.add("property", PROPERTIES, Origin.INTERNAL);
    }

    /** The rules of the blacklist. */
    BlacklistRules denied() {
        return denied;
    }

    /** The rules of the exceptions. */
    BlacklistRules allowed() {
        return allowed;
    }

    /**
     * Judges a device as multipath does: by property, device node, vendor and product, protocol, WWID, and the first that
     * blacklists it ends it.
     *
     * @param device what is known of it
     * @return the verdict that blacklists it, else the last one that says anything
     */
    public Verdict judge(Candidate device) {
        Verdict verdict = Verdict.NOTHING;
        for (int i = 0; i < 5 && !verdict.blacklisted(); i++) {
            Verdict next = criterion(i, device);
            verdict = next.criterion() == null ? verdict : next;
        }
        return verdict;
    }

    private Verdict criterion(int number, Candidate device) {
        return switch (number) {
            case 0 -> judgeProperties(device.properties(), device.uidAttribute());
            case 1 -> judgeDevnode(device.devnode());
            case 2 -> judgeDevice(device.vendor(), device.product());
            case 3 -> judgeProtocol(device.protocol());
            default -> judgeWwid(device.wwid());
        };
    }

    /**
     * Judges by the name of the device.
     *
     * @param devnode kernel name
     */
    public Verdict judgeDevnode(@Nullable String devnode) {
        return judge("devnode", devnode);
    }

    /**
     * Judges by WWID.
     *
     * @param wwid the WWID
     */
    public Verdict judgeWwid(@Nullable String wwid) {
        return judge("wwid", wwid);
    }

    /**
     * Judges by protocol.
     *
     * @param protocol such as {@code scsi:fcp}
     */
    public Verdict judgeProtocol(@Nullable String protocol) {
        return judge("protocol", protocol);
    }

    /**
     * Judges by udev properties: the first one that any rule matches decides, and one has to be there that is allowed, if
     * the one that holds the WWID is.
     *
     * @param properties names, null when the device has no udev entry
     * @param uidAttribute the property that holds the WWID, empty when none does
     */
    public Verdict judgeProperties(@Nullable List<String> properties, String uidAttribute) {
        if (properties == null) {
            return Verdict.NOTHING;
        }
        boolean hasWwid = false;
        for (String property : properties) {
            hasWwid |= property.equals(uidAttribute);
            Verdict verdict = judge("property", property);
            if (verdict.criterion() != null) {
                return verdict;
            }
        }
        return hasWwid && !uidAttribute.isEmpty()
                ? new Verdict(true, "property", false, null, null, uidAttribute)
                : Verdict.NOTHING;
    }

    /**
     * Judges by vendor and product.
     *
     * @param vendor trimmed vendor
     * @param product trimmed product
     */
    public Verdict judgeDevice(@Nullable String vendor, @Nullable String product) {
        if (vendor == null || product == null) {
            return Verdict.NOTHING;
        }
        Verdict verdict = device(allowed, vendor, product, true);
        return verdict == null ? orNothing(device(denied, vendor, product, false)) : verdict;
    }

    private static @Nullable Verdict device(BlacklistRules rules, String vendor, String product, boolean exception) {
        for (DeviceRule rule : rules.devices) {
            if (rule.matches(vendor, product)) {
                String about = vendor + ":" + product;
                return new Verdict(!exception, "device", exception, rule.shown(), rule.origin(), about);
            }
        }
        return null;
    }

    private Verdict judge(String criterion, @Nullable String text) {
        if (text == null) {
            return Verdict.NOTHING;
        }
        Verdict verdict = simple(allowed, criterion, text, true);
        return verdict == null ? orNothing(simple(denied, criterion, text, false)) : verdict;
    }

    private static @Nullable Verdict simple(BlacklistRules rules, String criterion, String text, boolean exception) {
        for (BlacklistRule rule : rules.list(criterion)) {
            if (rule.matches(text)) {
                return new Verdict(!exception, criterion, exception, rule.expression(), rule.origin(), text);
            }
        }
        return null;
    }

    private static Verdict orNothing(@Nullable Verdict verdict) {
        return verdict == null ? Verdict.NOTHING : verdict;
    }
}

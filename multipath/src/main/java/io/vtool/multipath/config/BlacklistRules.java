package io.vtool.multipath.config;

import io.vtool.multipath.regex.ExtendedRegex;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of a blacklist section, or of one of exceptions, from all files. */
final class BlacklistRules {
    final List<BlacklistRule> devnodes = new ArrayList<>();
    final List<BlacklistRule> properties = new ArrayList<>();
    final List<BlacklistRule> protocols = new ArrayList<>();
    final List<BlacklistRule> wwids = new ArrayList<>();
    final List<DeviceRule> devices = new ArrayList<>();

    /** Adds a rule of the kind that a keyword names; false when its expression is invalid. */
    boolean add(String keyword, String expression, Place place) {
        return add(keyword, expression, new Origin(Origin.Layer.BLACKLIST, place.file(), place.line()));
    }

    boolean add(String keyword, String expression, Origin origin) {
        ExtendedRegex regex = ExtendedRegex.of(BlacklistRule.bare(expression));
        if (regex == null) {
            return false;
        }
        list(keyword).add(new BlacklistRule(expression, origin, regex, BlacklistRule.inverts(expression)));
        return true;
    }

    List<BlacklistRule> list(String keyword) {
        return switch (keyword) {
            case "devnode" -> devnodes;
            case "property" -> properties;
            case "protocol" -> protocols;
            case "wwid" -> wwids;
            default -> throw new IllegalArgumentException(keyword);
        };
    }

    void openDevice() {
        devices.add(new DeviceRule());
    }

    boolean setDevice(String keyword, String expression, Place place) {
        Origin origin = new Origin(Origin.Layer.BLACKLIST, place.file(), place.line());
        return devices.get(devices.size() - 1).set(keyword.equals("vendor"), expression, origin);
    }

    boolean hasDevice(@Nullable String vendor, @Nullable String product) {
        for (DeviceRule rule : devices) {
            if (rule.sameAs(vendor, product)) {
                return true;
            }
        }
        return false;
    }

    /** Keeps the first of equal rules; those about protocols stay as they are. */
    void dropDuplicates() {
        dropDuplicates(devnodes);
        dropDuplicates(properties);
        dropDuplicates(wwids);
        List<DeviceRule> kept = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (DeviceRule rule : devices) {
            String vendor = rule.vendor();
            String key = (vendor == null ? "" : vendor.length() + ":" + vendor) + "\0" + rule.words();
            if (!rule.empty() && seen.add(key)) {
                kept.add(rule);
            }
        }
        devices.clear();
        devices.addAll(kept);
    }

    private static void dropDuplicates(List<BlacklistRule> rules) {
        List<BlacklistRule> kept = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (BlacklistRule rule : rules) {
            if (seen.add(rule.expression())) {
                kept.add(rule);
            }
        }
        rules.clear();
        rules.addAll(kept);
    }
}

package io.vtool.multipath.config;

import io.vtool.multipath.regex.ExtendedRegex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The device entries in effect: those that are built in, but for the ones that an entry with the same expressions took
 * over, then those of the files.
 */
final class HardwareTable {
    /** Messages show this much of vendor and product. */
    private static final int LONGEST_ID = 49;

    private final List<Settings> configured = new ArrayList<>();
    private final Set<Integer> absorbed = new HashSet<>();
    private final Problems problems;

    HardwareTable(Problems problems) {
        this.problems = problems;
    }

    /** Adds the entries of a file, which were checked by then for nothing but the form of their values. */
    void add(List<Settings> entries, ConfigFile file, String shown) {
        int before = configured.size();
        configured.addAll(entries);
        absorbBuiltIn(entries, file, shown);
        int[] later = later(before);
        List<Settings> kept = new ArrayList<>();
        for (int i = 0; i < configured.size(); i++) {
            Settings entry = configured.get(i);
            if (i >= before && !complete(entry)) {
                problems.add(
                        Problem.Kind.INCOMPLETE_SECTION,
                        0,
                        file.name(),
                        entry.line(),
                        "device config in " + shown + " missing vendor or product parameter");
            } else if (later[i] >= 0) {
                Settings other = configured.get(later[i]);
                report(i >= before ? 1 : 3, other, file, shown);
                merge(other, entry);
            } else {
                kept.add(entry);
            }
        }
        configured.clear();
        configured.addAll(kept);
    }

    private static boolean complete(Settings entry) {
        return entry.get("vendor") != null && entry.get("product") != null;
    }

    /** For each entry the next one with the same expressions among those from an index on, -1 where there is none. */
    private int[] later(int from) {
        int[] later = new int[configured.size()];
        Map<List<String>, Integer> next = new HashMap<>();
        for (int i = configured.size() - 1; i >= 0; i--) {
            Settings entry = configured.get(i);
            List<String> key = key(entry);
            Integer index = complete(entry) ? next.get(key) : null;
            later[i] = index == null ? -1 : index;
            if (i >= from && complete(entry)) {
                next.put(key, i);
            }
        }
        return later;
    }

    private static List<String> key(Settings entry) {
        return List.of(
                String.valueOf(entry.value("vendor")),
                String.valueOf(entry.value("product")),
                entry.get("revision") == null ? "" : "=" + entry.value("revision"));
    }

    /** An entry with the expressions of a built-in one takes its place and what it does not say itself. */
    private void absorbBuiltIn(List<Settings> entries, ConfigFile file, String shown) {
        if (entries.isEmpty()) {
            return;
        }
        for (int row = BuiltInDevices.first(); row != BuiltInDevices.NONE; row = BuiltInDevices.next(row)) {
            if (absorbed.contains(row)) {
                continue;
            }
            String vendor = BuiltInDevices.text(row, BuiltInDevices.VENDOR);
            String product = BuiltInDevices.text(row, BuiltInDevices.PRODUCT);
            for (Settings entry : entries) {
                if (vendor.equals(entry.value("vendor"))
                        && product.equals(entry.value("product"))
                        && entry.get("revision") == null) {
                    absorbed.add(row);
                    report(3, entry, file, shown);
                    merge(entry, BuiltInDevices.settings(row));
                    break;
                }
            }
        }
    }

    private void report(int level, Settings entry, ConfigFile file, String shown) {
        problems.add(
                Problem.Kind.DUPLICATE_SECTION,
                level,
                file.name(),
                entry.line(),
                "factorize_hwtable: duplicate device section for " + entry.value("vendor") + ":"
                        + entry.value("product") + ":" + orNull(entry.value("revision")) + " in " + shown);
    }

    private static String orNull(@Nullable String text) {
        return text == null ? "(null)" : text;
    }

    private void merge(Settings later, Settings earlier) {
        later.fill(earlier);
        String id = later.value("vendor") + "/" + later.value("product");
        FeatureKeywords.replace(id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) : id, later, problems);
    }

    /** The entries that match a device, the strongest first. */
    List<Layered> matching(String vendor, String product, String revision) {
        List<Layered> found = new ArrayList<>();
        for (int i = configured.size() - 1; i >= 0; i--) {
            Settings entry = configured.get(i);
            if (matches(entry, "vendor", vendor)
                    && matches(entry, "product", product)
                    && matches(entry, "revision", revision)) {
                found.add(entry);
            }
        }
        int end = found.size();
        for (int row = BuiltInDevices.first(); row != BuiltInDevices.NONE; row = BuiltInDevices.next(row)) {
            if (!absorbed.contains(row) && BuiltInDevices.matches(row, vendor, product)) {
                found.add(end, new BuiltInDevice(row));
            }
        }
        return found;
    }

    private static boolean matches(Settings entry, String keyword, String text) {
        String expression = entry.value(keyword);
        return expression == null || ExtendedRegex.matches(expression, text);
    }

    /** The entries of the files. */
    List<Settings> configured() {
        return configured;
    }

    /** All entries in the order of listings. */
    List<Settings> all() {
        List<Settings> entries = new ArrayList<>();
        for (int row = BuiltInDevices.first(); row != BuiltInDevices.NONE; row = BuiltInDevices.next(row)) {
            if (!absorbed.contains(row)) {
                entries.add(BuiltInDevices.settings(row));
            }
        }
        entries.addAll(configured);
        return entries;
    }

    /** Adds rules against the management devices that entries name; false when one is no expression. */
    boolean denyManagementDevices(BlacklistRules denied) {
        for (int row = BuiltInDevices.first(); row != BuiltInDevices.NONE; row = BuiltInDevices.next(row)) {
            String product = BuiltInDevices.text(row, BuiltInDevices.PRODUCT_BLACKLIST);
            if (!product.isEmpty() && !absorbed.contains(row)) {
                deny(BuiltInDevices.text(row, BuiltInDevices.VENDOR), product, denied);
            }
        }
        for (Settings entry : configured) {
            String vendor = entry.value("vendor");
            String product = entry.value("product_blacklist");
            if (vendor != null && product != null && !deny(vendor, product, denied)) {
                return false;
            }
        }
        return true;
    }

    private static boolean deny(String vendor, String product, BlacklistRules denied) {
        if (denied.hasDevice(vendor, product)) {
            return true;
        }
        DeviceRule rule = new DeviceRule();
        boolean valid = rule.set(true, vendor, Origin.INTERNAL) && rule.set(false, product, Origin.INTERNAL);
        if (valid) {
            denied.devices.add(rule);
        }
        return valid;
    }

    /** An entry of the built-in table. */
    private record BuiltInDevice(int row) implements Layered {
        @Override
        public @Nullable Setting get(String keyword) {
            return BuiltInDevices.get(row, keyword);
        }
    }
}

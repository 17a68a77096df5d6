package io.vtool.lvm.program;

import io.vtool.lvm.FactTable;
import io.vtool.lvm.command.LvmCommand;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.command.LvmStatus;
import io.vtool.lvm.text.ConfigValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * lvmconfig, also called dumpconfig and config: the settings given with {@code --config}, for there is no file, their
 * defaults, and what is known of each.
 */
final class ConfigCommand implements LvmCommand {
    private final List<ConfigEntry> entries = new ArrayList<>();

    @Override
    public int run(LvmRun run) {
        for (List<String> row : FactTable.rows(ConfigCommand.class, "config-settings.tsv")) {
            entries.add(ConfigEntry.of(row));
        }
        String type = type(run);
        if (profile(run)) {
            return LvmStatus.FAILED;
        }
        if (run.line().has("sinceversion") && !type.equals("new")) {
            run.error("--sinceversion requires --type new");
            return run.invalid();
        }
        for (String option : List.of("atversion", "sinceversion")) {
            String version = run.line().value(option);
            if (version != null && ConfigVersion.parse(version) == null) {
                run.error("Incorrect version format.");
                return run.invalid();
            }
        }
        if (run.line().has("validate")) {
            return validate(run);
        }
        String text = listing(run, type);
        return text == null ? LvmStatus.FAILED : write(run, text);
    }

    private static String type(LvmRun run) {
        if (run.line().has("list")) {
            return "list";
        }
        String type = run.line().value("type");
        type = type == null ? run.line().value("typeconfig") : type;
        return type == null ? "current" : type;
    }

    /** Complains about a profile, for there is none. */
    private static boolean profile(LvmRun run) {
        for (String kind : List.of("command", "metadata")) {
            String name = run.line().value(kind + "profile");
            if (name != null) {
                run.error("/etc/lvm/profile/" + name + ".profile: stat failed: No such file or directory");
                run.error("Failed to apply " + kind + " profile " + name + ".");
                return true;
            }
        }
        return false;
    }

    private static int validate(LvmRun run) {
        if (run.config().sound()) {
            run.print("LVM configuration valid.");
            return LvmStatus.DONE;
        }
        run.error("LVM configuration invalid.");
        return LvmStatus.FAILED;
    }

    private @Nullable String listing(LvmRun run, String type) {
        ConfigListing listing = new ConfigListing(run.line(), run.config(), type.equals("full"));
        List<String> wanted = run.line().operands();
        if (wanted.isEmpty()) {
            all(run, type, listing);
            return listing.text().toString();
        }
        boolean found = true;
        for (String path : wanted) {
            String plain = path.startsWith("/") ? path.substring(1) : path;
            if (!one(run, type, listing, plain)) {
                run.error("Configuration node " + path + " not found");
                found = false;
            }
        }
        if (!found) {
            run.world().output().out(listing.text());
            return null;
        }
        return listing.text().toString();
    }

    private void all(LvmRun run, String type, ConfigListing listing) {
        switch (type) {
            case "current" -> listing.given(path -> true);
            case "diff" -> listing.given(path -> differs(run, path));
            case "list" -> {
                for (ConfigEntry entry : entries) {
                    if (inList(run, entry)) {
                        line(run, listing, entry);
                    }
                }
            }
            default -> listing.settings(entries, entry -> chosen(run, type, entry));
        }
    }

    private boolean one(LvmRun run, String type, ConfigListing listing, String path) {
        switch (type) {
            case "current":
                return listing.given(path);
            case "diff":
                return listing.given(path);
            case "list":
                boolean found = false;
                for (ConfigEntry entry : entries) {
                    boolean inside = entry.path().equals(path) || entry.path().startsWith(path + '/');
                    if (inside && inList(run, entry)) {
                        line(run, listing, entry);
                        found = true;
                    }
                }
                return found;
            default:
                return listing.part(entries, path, entry -> chosen(run, type, entry));
        }
    }

    private static boolean inList(LvmRun run, ConfigEntry entry) {
        boolean setting = !entry.section() && !entry.end();
        return setting && listed(run, entry) && (!entry.is('u') || run.line().has("showunsupported"));
    }

    private static void line(LvmRun run, ConfigListing listing, ConfigEntry entry) {
        listing.text().append(entry.path());
        if (run.line().has("withversions")) {
            listing.text().append(" - [").append(entry.since()).append(']');
        }
        listing.text().append('\n');
    }

    /** Whether a setting given is another than it would be without. */
    private boolean differs(LvmRun run, String path) {
        ConfigValue given = run.config().value(path);
        for (ConfigEntry entry : entries) {
            if (entry.path().equals(path) && entry.hasDefault() && given != null) {
                return !entry.bare().equals(entry.name() + '=' + ConfigListing.value(given, false));
            }
        }
        return true;
    }

    private boolean chosen(LvmRun run, String type, ConfigEntry entry) {
        boolean remarks = run.line().has("withversions") || run.line().has("withcomments");
        if (!entry.hasDefault() && !(remarks && type.equals("default"))) {
            return false;
        }
        return switch (type) {
            case "full" -> !entry.is('u');
            case "missing" -> listed(run, entry) && run.config().value(entry.path()) == null;
            case "new" -> isNew(run, entry);
            case "profilable" -> entry.is('c') || entry.is('m');
            case "profilable-command" -> entry.is('c');
            case "profilable-metadata" -> entry.is('m');
            default -> listed(run, entry);
        };
    }

    private static boolean isNew(LvmRun run, ConfigEntry entry) {
        ConfigVersion since = ConfigVersion.parse(entry.since());
        String first = run.line().value("sinceversion");
        String at = run.line().value("atversion");
        ConfigVersion wanted = ConfigVersion.parse(first != null ? first : at != null ? at : "2.3.16");
        if (since == null || wanted == null || entry.is('d')) {
            return false;
        }
        return first == null ? since.equals(wanted) : since.compareTo(wanted) >= 0;
    }

    private static boolean listed(LvmRun run, ConfigEntry entry) {
        String at = run.line().value("atversion");
        ConfigVersion wanted = at == null ? null : ConfigVersion.parse(at);
        ConfigVersion shown = wanted == null ? ConfigVersion.SHOWN : wanted;
        ConfigVersion since = ConfigVersion.parse(entry.since());
        ConfigVersion until = ConfigVersion.parse(entry.until());
        boolean obsolete = until != null && shown.compareTo(until) >= 0;
        boolean hidden = obsolete && !run.line().has("showdeprecated")
                || entry.is('u') && (run.line().has("ignoreunsupported") || hiddenUnsupported(run, entry));
        boolean advanced = entry.is('a') && run.line().has("ignoreadvanced");
        return !hidden && !advanced && (since == null || since.compareTo(shown) <= 0);
    }

    private static boolean hiddenUnsupported(LvmRun run, ConfigEntry entry) {
        return !entry.hasDefault() && !run.line().has("showunsupported");
    }

    private static int write(LvmRun run, String text) {
        String file = run.line().value("file");
        if (file == null) {
            run.world().output().out(text);
            return LvmStatus.DONE;
        }
        try {
            run.world().files().write(file, text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            run.error("Failed to open file " + file + '.');
            return LvmStatus.FAILED;
        }
        return LvmStatus.DONE;
    }
}

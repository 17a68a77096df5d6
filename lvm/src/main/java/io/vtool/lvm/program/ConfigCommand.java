package io.vtool.lvm.program;

import io.vtool.lvm.FactTable;
import io.vtool.lvm.command.LvmCommand;
import io.vtool.lvm.command.LvmConfig;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.command.LvmStatus;
import io.vtool.lvm.text.ConfigValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * lvmconfig, also called dumpconfig and config: the settings given with {@code --config} or in the host's files, their defaults,
 * and what is known of each.
 */
final class ConfigCommand implements LvmCommand {
    private final List<ConfigEntry> entries = new ArrayList<>();

    @Override
    public int run(LvmRun run) {
        for (List<String> row : FactTable.rows(ConfigCommand.class, "config-settings.tsv")) {
            ConfigEntry entry = ConfigEntry.of(row);
            entries.add(run.line().has("unconfigured") ? entry.raw() : entry);
        }
        String type = type(run);
        String wrong = ConfigWords.wrong(run.line(), type);
        if (wrong != null) {
            run.error(wrong);
            return run.invalid();
        }
        if (run.line().has("validate")) {
            return validate(run);
        }
        String file = run.line().value("file");
        if (run.verbose()) {
            run.detail("Dumping configuration to " + (file == null ? "stdout" : file));
        }
        boolean all = run.line().has("mergedconfig") || type.equals("diff");
        LvmConfig shown = all ? run.config().merged() : run.config();
        ConfigListing listing = new ConfigListing(run.line(), shown, type.equals("full"), sections());
        boolean found = list(run, type, listing);
        int status = write(run, listing.text().toString());
        return found ? status : LvmStatus.FAILED;
    }

    private static String type(LvmRun run) {
        if (run.line().has("list") && !run.line().has("typeconfig")) {
            return "list";
        }
        String type = run.line().value("typeconfig");
        return type == null ? "current" : type;
    }

    private static int validate(LvmRun run) {
        if (run.config().soundThroughout()) {
            run.print("LVM configuration valid.");
            return LvmStatus.DONE;
        }
        run.error("LVM configuration invalid.");
        return LvmStatus.FAILED;
    }

    /** Lists what is asked for; whether all of it is there. */
    private boolean list(LvmRun run, String type, ConfigListing listing) {
        List<String> wanted = run.line().operands();
        if (wanted.isEmpty()) {
            all(run, type, listing);
            return true;
        }
        boolean found = true;
        for (String path : wanted) {
            if (!one(run, type, listing, path.startsWith("/") ? path.substring(1) : path)) {
                run.error("Configuration node " + path + " not found");
                found = false;
            }
        }
        return found;
    }

    private void all(LvmRun run, String type, ConfigListing listing) {
        switch (type) {
            case "current" -> listing.given(this::known);
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
                return listing.given(path, this::known);
            case "diff":
                return listing.given(path, each -> differs(run, each)) || path.equals("local");
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

    /** The names of the outermost sections. */
    private Set<String> sections() {
        Set<String> sections = new HashSet<>();
        for (ConfigEntry entry : entries) {
            if (entry.section() && entry.indent() == 0) {
                sections.add(entry.path());
            }
        }
        return sections;
    }

    /** Whether a setting is one of lvm2's, or stands where lvm2 does not look. */
    private boolean known(String path) {
        int slash = path.indexOf('/');
        String section = slash < 0 ? "" : path.substring(0, slash);
        return slash < 0 || !sections().contains(section) || section.equals("tags") || entry(path) != null;
    }

    /** What is known of a setting; those inside of a section of any settings count as the section. */
    private @Nullable ConfigEntry entry(String path) {
        for (ConfigEntry entry : entries) {
            boolean inside = entry.section() && entry.indent() > 0 && path.startsWith(entry.path() + '/');
            if (inside || entry.path().equals(path)) {
                return entry;
            }
        }
        return null;
    }

    /** Whether a setting given is another than it would be without; those of this host alone are left out. */
    private boolean differs(LvmRun run, String path) {
        ConfigValue given = run.config().value(path);
        ConfigEntry entry = path.startsWith("local/") ? null : entry(path);
        if (entry == null || given == null) {
            return false;
        }
        return entry.section()
                || !entry.hasDefault()
                || !bare(entry.bare()).equals(entry.name() + '=' + bare(ConfigListing.value(given, false)));
    }

    /** A list of one is the one. */
    private static String bare(String text) {
        boolean one = text.endsWith("]") && text.indexOf(',') < 0;
        return one ? text.substring(0, text.length() - 1).replaceFirst("\\[", "") : text;
    }

    private boolean chosen(LvmRun run, String type, ConfigEntry entry) {
        return switch (type) {
            case "full" -> !entry.is('u');
            case "missing" ->
                listed(run, entry)
                        && run.config().value(entry.path()) == null
                        && (!entry.section() || entry.indent() == 0)
                        && entry.path().indexOf('<') < 0;
            case "new" -> isNew(run, entry);
            case "profilable" -> listed(run, entry) && (entry.is('c') || entry.is('m'));
            case "profilable-command" -> listed(run, entry) && entry.is('c');
            case "profilable-metadata" -> listed(run, entry) && entry.is('m');
            default -> listed(run, entry);
        };
    }

    private static boolean isNew(LvmRun run, ConfigEntry entry) {
        ConfigVersion since = ConfigVersion.parse(entry.since());
        String first = run.line().value("sinceversion");
        String at = run.line().value("atversion");
        ConfigVersion wanted = ConfigVersion.parse(first != null ? first : at != null ? at : "2.3.16");
        if (since == null || wanted == null || hidden(run, entry, wanted)) {
            return false;
        }
        return first == null ? since.equals(wanted) : since.compareTo(wanted) >= 0;
    }

    private static boolean listed(LvmRun run, ConfigEntry entry) {
        String at = run.line().value("atversion");
        ConfigVersion wanted = at == null ? null : ConfigVersion.parse(at);
        ConfigVersion shown = wanted == null ? ConfigVersion.SHOWN : wanted;
        ConfigVersion since = ConfigVersion.parse(entry.since());
        return !hidden(run, entry, shown) && (since == null || since.compareTo(shown) <= 0);
    }

    /** Whether a setting is left out because it was obsolete in a release, or is none for everybody. */
    private static boolean hidden(LvmRun run, ConfigEntry entry, ConfigVersion release) {
        ConfigVersion until = ConfigVersion.parse(entry.until());
        boolean obsolete = until != null && release.compareTo(until) >= 0;
        return obsolete && !run.line().has("showdeprecated")
                || entry.is('u') && !run.line().has("showunsupported")
                || entry.is('a') && run.line().has("ignoreadvanced")
                || entry.path().startsWith("local/") && run.line().has("ignorelocal");
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
            run.error(file + ": open failed: No such file or directory");
            return LvmStatus.FAILED;
        }
        return LvmStatus.DONE;
    }
}

package io.vtool.lvm.command;

import io.vtool.lvm.report.Units;
import io.vtool.lvm.text.ConfigValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens before a command does anything: words, settings, profile and modes are looked at in lvm2's order. */
public final class CommandStart {
    private static final String RELOADING = "Reloading config files";
    private static final String DISABLED = "Activation disabled. No device-mapper interaction will be attempted.";
    private static final String COMMAND = "command";

    private final String command;
    private final LvmWorld given;
    private LvmWorld world;
    private LvmRun.Voice voice;
    private @Nullable LvmConfig files;
    private boolean reloads;
    private boolean tellsReloads;
    private boolean refused;
    private @Nullable String similar;
    private int status = LvmStatus.INVALID;

    /** The start of a command. */
    public CommandStart(LvmWorld world, String command) {
        this.given = world;
        this.world = world;
        this.command = command;
        this.voice = new LvmRun.Voice(world.output());
    }

    /**
     * The run of a command that can go on; null, after saying why, if it cannot: then {@link #status} is how it ends.
     *
     * @param words what stands behind the command's name
     */
    public @Nullable LvmRun begin(List<String> words) {
        if (!files()) {
            status = LvmStatus.INIT_FAILED;
            return null;
        }
        CommandLineReader reader = new CommandLineReader(command, words);
        CommandLine line = reader.read();
        if (line == null) {
            world.output().err(reader.problem() + "\n  Error during parsing of command line.\n");
            return null;
        }
        journal(line);
        if (!asksForHelp(line) && !fits(line)) {
            return null;
        }
        if (command.endsWith("display")) {
            line.ignore("reportformat");
        }
        LvmConfig config = LvmConfig.of(line.value("config"), files, voice);
        if (config == null) {
            voice.error("Failed to set overridden configuration entries.");
            return wrong();
        }
        reloads = line.has("config");
        tellsReloads = reloads && line.has("verbose") && !line.has("quiet");
        if (tellsReloads) {
            voice.error(RELOADING);
        }
        log(config);
        if (!checked(config)) {
            return failed();
        }
        if (reloads && files != null && !line.has("validate")) {
            checked(files);
        }
        if (reloads) {
            known(config);
        }
        if (!config.flag("global/activation", true)) {
            voice.error("WARNING: " + DISABLED);
        }
        LvmConfig whole = units(config) ? profiles(line, config) : null;
        if (whole == null) {
            return failed();
        }
        world = DeviceNames.of(world, whole, line, command, voice);
        LvmRun run = new LvmRun(command, words, line, whole, world);
        if (!command.endsWith("config") && !DeviceFilter.sound(run)) {
            return failed();
        }
        journal(line);
        if (!settings(run)) {
            reloads = false;
            tellsReloads = false;
            return wrong();
        }
        modes(run);
        return run;
    }

    /** Reads the settings of the host, if it has any; whether the command can go on. */
    private boolean files() {
        if (world.files().settings(HostSettings.MAIN) == null && world.files().settings(HostSettings.LOCAL) == null) {
            return true;
        }
        LvmConfig read = HostSettings.read(world, voice);
        if (read == null) {
            return false;
        }
        files = read;
        log(read);
        return checked(read) && known(read);
    }

    /** Says what is wrong with where this system's identity comes from. */
    private boolean known(LvmConfig config) {
        new SystemIdSource(config, world, voice).id();
        return true;
    }

    /** Complains of settings unless they say not to; whether the command can go on. */
    private boolean checked(LvmConfig config) {
        if (!config.flag("config/checks", true)) {
            return true;
        }
        config.check();
        if (config.sound() || !config.flag("config/abort_on_errors", false)) {
            return true;
        }
        voice.error("LVM_ configuration invalid.");
        return false;
    }

    private @Nullable LvmRun failed() {
        status = LvmStatus.FAILED;
        reloads = false;
        tellsReloads = false;
        return null;
    }

    /** What is to be said about the log is said before anything else, with the prefix that it says. */
    private void log(LvmConfig config) {
        String prefix = config.text("log/prefix", "");
        if (config.value("log/prefix") instanceof ConfigValue.Text) {
            world = given.with(new PrefixedOutput(given.output(), prefix));
            voice = new LvmRun.Voice(world.output());
        } else if (config.value("log/prefix") != null) {
            voice.error("WARNING: Ignoring unsupported value for log/prefix.");
        }
    }

    /** How a command that did not begin ends. */
    public int status() {
        return status;
    }

    /** The option that the nearest form of the command is known by, if its words made none; or null. */
    public @Nullable String similar() {
        return similar;
    }

    /** Says what is said last. */
    public void end() {
        if (tellsReloads) {
            voice.error(RELOADING);
        }
        if (reloads && files != null) {
            checked(files);
            known(files);
        }
        if (refused) {
            voice.error("Run `" + command + " --help' for more information.");
        }
    }

    private @Nullable LvmRun wrong() {
        refused = true;
        return null;
    }

    private void journal(CommandLine line) {
        String kind = line.value("journal");
        if (kind != null && !kind.equals("command") && !kind.equals("output") && !kind.equals("debug")) {
            voice.error("Ignoring unrecognized journal value.");
        }
    }

    private static boolean asksForHelp(CommandLine line) {
        return line.has("help") || line.has("longhelp") || line.has("version");
    }

    private boolean fits(CommandLine line) {
        CommandForms.Refusal refusal = CommandForms.check(command, line);
        if (refusal == null) {
            return true;
        }
        if (!line.has("udevoutput")) {
            for (String text : refusal.lines()) {
                voice.error(text);
            }
        }
        similar = refusal.similar();
        return false;
    }

    private boolean units(LvmConfig config) {
        String units = config.text("global/units", "r");
        if (Units.parse(units, true) != null) {
            return true;
        }
        voice.error("Unrecognised configuration setting for global/units: " + units);
        voice.error("Updated config file invalid. Aborting.");
        return false;
    }

    /** The settings with those of profiles in their place; null, after saying why, if one cannot be used. */
    private @Nullable LvmConfig profiles(CommandLine line, LvmConfig config) {
        String profile = line.value("profile");
        String ofCommand = line.value("commandprofile");
        if (profile != null && ofCommand != null) {
            voice.error("Only one of --profile or --commandprofile allowed.");
            return null;
        }
        LvmConfig whole = profile(config, line.value("metadataprofile"), "metadata", "apply metadata profile");
        whole = whole == null ? null : profile(whole, ofCommand, COMMAND, "apply command profile");
        String what = command.endsWith("config") ? "load profile" : "apply command profile";
        return whole == null ? null : profile(whole, profile, COMMAND, what);
    }

    private @Nullable LvmConfig profile(LvmConfig config, @Nullable String name, String kind, String what) {
        if (name == null) {
            return config;
        }
        if (name.indexOf('/') >= 0) {
            voice.error(name + ": bad profile name, it contains '/'.");
            voice.error("Failed to add " + kind + " profile " + name + '.');
            return null;
        }
        LvmConfig profile = Profile.read(name, kind, config.below(), world.files(), voice);
        if (profile == null) {
            voice.error("Failed to " + what + ' ' + name + '.');
            return null;
        }
        return config.on(profile);
    }

    private boolean settings(LvmRun run) {
        CommandLine line = run.line();
        String file = line.value("devicesfile");
        if (file != null && !file.isEmpty() && !GroupOperands.validName(file)) {
            voice.error("Invalid devices file name.");
            return false;
        }
        if (file != null && !file.isEmpty() && line.has("devices")) {
            voice.error("A --devices list cannot be used with --devicesfile.");
            return false;
        }
        DeviceFilter.settings(run);
        String units = line.value("units");
        if (units != null && Units.parse(units, true) == null) {
            voice.error("Invalid units specification");
            return false;
        }
        return true;
    }

    /** Says what the command does without. */
    private void modes(LvmRun run) {
        if (run.line().has("test")) {
            voice.error("TEST MODE: Metadata will NOT be updated and volumes will not be (de)activated.");
        }
        boolean before = run.config().flag("global/activation", true);
        boolean now = run.asksKernel();
        if (now == before) {
            return;
        }
        if (now) {
            if (run.verbose()) {
                voice.error("Activation enabled. Device-mapper kernel driver will be used.");
            }
        } else if (!run.line().has("readonly")) {
            voice.error("WARNING: " + DISABLED);
        } else if (run.verbose()) {
            voice.error(DISABLED);
        }
    }
}

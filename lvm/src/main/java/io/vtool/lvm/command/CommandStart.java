package io.vtool.lvm.command;

import io.vtool.lvm.report.Units;
import io.vtool.lvm.text.ConfigValue;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens before a command does anything: words, settings, profile and modes are looked at in lvm2's order. */
public final class CommandStart {
    private static final String RELOADING = "Reloading config files";
    private static final String DISABLED = "Activation disabled. No device-mapper interaction will be attempted.";
    private static final String PROFILES = "/etc/lvm/profile/";

    private final String command;
    private LvmWorld world;
    private LvmRun.Voice voice;
    private boolean reloads;
    private boolean refused;
    private @Nullable String similar;
    private int status = LvmStatus.INVALID;

    /** The start of a command. */
    public CommandStart(LvmWorld world, String command) {
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
        LvmConfig config = LvmConfig.of(line.value("config"), voice);
        if (config == null) {
            voice.error("Failed to set overridden configuration entries.");
            return wrong();
        }
        reloads = line.has("verbose") && !line.has("quiet") && line.has("config");
        if (reloads) {
            voice.error(RELOADING);
        }
        log(config);
        LvmRun run = new LvmRun(command, words, line, config, world);
        config.check();
        if (!config.flag("global/activation", true)) {
            voice.error("WARNING: " + DISABLED);
        }
        if (!units(config) || !profiles(run) || !DeviceFilter.sound(run)) {
            status = LvmStatus.FAILED;
            reloads = false;
            return null;
        }
        journal(line);
        if (!settings(run)) {
            reloads = false;
            return wrong();
        }
        modes(run);
        return run;
    }

    /** What is to be said about the log is said before anything else, with the prefix that it says. */
    private void log(LvmConfig config) {
        String prefix = config.text("log/prefix", "");
        if (config.value("log/prefix") instanceof ConfigValue.Text) {
            world = world.with(new PrefixedOutput(world.output(), prefix));
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
        if (reloads) {
            voice.error(RELOADING);
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

    /** Whether there is no profile to be applied, or it is there; one without settings changes nothing. */
    private boolean profiles(LvmRun run) {
        boolean lists = command.endsWith("config");
        return (lists || profile(run.line().value("profile"), "command"))
                && profile(run.line().value("commandprofile"), "command")
                && profile(run.line().value("metadataprofile"), "metadata");
    }

    private boolean profile(@Nullable String name, String kind) {
        if (name == null) {
            return true;
        }
        String file = PROFILES + name + ".profile";
        try {
            world.files().read(file);
            voice.error(file + ": profiles are not read here.");
        } catch (IOException e) {
            voice.error(file + ": stat failed: No such file or directory");
        }
        voice.error("Failed to apply " + kind + " profile " + name + ".");
        return false;
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

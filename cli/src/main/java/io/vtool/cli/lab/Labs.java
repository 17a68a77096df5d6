package io.vtool.cli.lab;

import io.vtool.cli.env.Environment;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.FailureKind;
import io.vtool.cli.failure.Trouble;
import io.vtool.cli.failure.UsageError;
import io.vtool.cli.model.Invocation;
import io.vtool.emulator.array.config.AluaState;
import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.lab.LabDirectory;
import io.vtool.emulator.lab.LabException;
import io.vtool.emulator.lab.LabLock;
import io.vtool.emulator.lab.LabUse;
import io.vtool.emulator.lab.OpenLab;
import io.vtool.emulator.lab.unit.Span;
import io.vtool.iscsi.initiator.MediumAccess;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What commands that use the lab have in common: where it is, how it is opened, and how its troubles are told. */
public final class Labs {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Labs() {}

    /** The folder that the command line or the environment names. */
    static LabDirectory directory(Invocation in) {
        return directory(in.environment(), in.value("lab"));
    }

    /**
     * Opens the lab that an option or the environment names; where there is none, the default one is made.
     *
     * @param environment the world
     * @param option value of {@code --lab}, null without it
     * @param access whether volumes may be written to, which needs the lab for oneself
     * @param patience how long to wait for others that have the lab, null for the usual time
     * @param waiting is told when the wait gets long
     * @return the open lab
     */
    public static OpenLab open(
            Environment environment,
            @Nullable String option,
            MediumAccess access,
            @Nullable Duration patience,
            LabUse.Waiting waiting) {
        LabDirectory directory = directory(environment, option);
        OpenLab shared = environment.shared() instanceof SharedLab all ? all.of(directory.path(), access) : null;
        if (shared != null) {
            return shared;
        }
        boolean named = option != null
                || environment.terminal().error() && !variable(environment).isEmpty();
        boolean made = named && !directory.exists();
        LabUse use = use(environment, access, patience, waiting);
        try {
            OpenLab lab = OpenLab.open(directory, use);
            if (made) { // whoever mistyped the name of a lab is looking at another one
                waiting.tell("there was no lab in " + (option == null ? directory.path() : option)
                        + ", the usual one was made there");
            }
            return lab;
        } catch (LabException e) {
            throw failure(e);
        } catch (IOException e) {
            throw failure(directory, e);
        }
    }

    private static LabUse use(
            Environment environment, MediumAccess access, @Nullable Duration patience, LabUse.Waiting waiting) {
        return new LabUse(
                new LongSupplier() {
                    @Override
                    public long getAsLong() {
                        return environment.time().now().toEpochMilli();
                    }
                },
                new LongSupplier() {
                    @Override
                    public long getAsLong() {
                        return environment.time().nanos();
                    }
                },
                environment.random(),
                access,
                patience == null ? PATIENCE : patience,
                waiting);
    }

    /**
     * Makes sure that a lab that the command line names is there: a command that has to find out whether all is well does not
     * make a new one and find it well.
     *
     * @param in the command
     * @throws CommandFailure if there is none
     */
    public static void demand(Invocation in) {
        LabDirectory directory = directory(in);
        boolean named = in.value("lab") != null || in.environment().variable(Environment.NAMED_LAB) != null;
        if (named && !directory.exists()) {
            throw failure(directory.missing());
        }
    }

    /** Opens the lab for a command about the lab. */
    static OpenLab open(Invocation in) {
        return open(in.environment(), in.value("lab"), MediumAccess.READ_ONLY, timeout(in), in::note);
    }

    private static @Nullable Duration timeout(Invocation in) {
        String text = in.value("timeout");
        return text == null ? null : Duration.ofMillis(span(text));
    }

    /** A span of time in milliseconds. */
    static long span(String text) {
        long millis = Span.parse(text);
        if (millis < 0) {
            throw new UsageError("'" + text + "' is not a span of time such as 500ms, 30s, 10m or 1h30m");
        }
        return millis;
    }

    /** The lab for this command alone, when others that use it have ended. */
    static LabLock lock(Invocation in, LabDirectory directory, String command) throws IOException, LabException {
        return directory.lock(command, use(in.environment(), MediumAccess.OWNED, null, in::note));
    }

    /** Finishes a lab that was just made. */
    static void finish(Invocation in, LabDirectory directory, LabLock lock, HostDaemons daemons)
            throws IOException, LabException {
        OpenLab.finish(
                directory,
                lock,
                use(in.environment(), MediumAccess.READ_ONLY, null, in::note),
                lab -> catchUp(lab, daemons));
    }

    /** Installs all hosts and lets their daemons catch up, before something changes. */
    static void catchUp(OpenLab lab, HostDaemons daemons) throws IOException, LabException {
        lab.installHosts();
        for (String name : lab.hosts()) {
            daemons.catchUp(lab, lab.host(name));
        }
    }

    /** The host that a command is about: that of the option, of the environment, or the default one. */
    static EmulatedHost host(Invocation in, OpenLab lab) throws IOException {
        String option = in.value("host");
        String variable = in.environment().variable("VTOOL_HOST");
        try {
            return lab.host(option != null || variable == null || variable.isEmpty() ? option : variable);
        } catch (LabException e) {
            throw failure(e);
        }
    }

    static LabDirectory directory(Environment environment, @Nullable String option) {
        if (option != null && option.isEmpty()) {
            throw new UsageError("--lab names no folder");
        }
        String named = option != null ? option : variable(environment);
        return new LabDirectory(
                named.isEmpty() ? environment.stateDirectory().resolve("lab") : environment.resolve(named));
    }

    private static String variable(Environment environment) {
        String variable = environment.variable("VTOOL_LAB");
        return variable == null ? "" : variable;
    }

    /**
     * Tells a trouble with the lab.
     *
     * @param e the trouble
     * @return the failure of the command
     */
    public static CommandFailure failure(LabException e) {
        FailureKind kind = switch (e.kind()) {
            case BUSY -> FailureKind.TEMPORARY;
            case FORBIDDEN -> FailureKind.PERMISSION;
            case MISSING, IN_THE_WAY, UNUSABLE, DEFINITION, ADDRESS, UNKNOWN -> FailureKind.UNAVAILABLE;
        };
        String code = "lab_" + e.kind().name().toLowerCase(Locale.ROOT);
        return new CommandFailure(kind, new Trouble(code, String.valueOf(e.getMessage()), e.subject(), e.hint()), e);
    }

    static CommandFailure failure(LabDirectory lab, IOException e) {
        boolean denied = e instanceof AccessDeniedException;
        boolean file = Files.exists(lab.path()) && !Files.isDirectory(lab.path());
        String reason = denied
                ? "permission denied"
                : file ? "it is not a folder" : e instanceof FileSystemException fs ? reason(lab, fs) : null;
        String where =
                !file && e instanceof FileSystemException fs && fs.getFile() != null ? " (" + fs.getFile() + ")" : "";
        return new CommandFailure(
                denied ? FailureKind.PERMISSION : FailureKind.IO,
                new Trouble(
                        "lab_io",
                        "cannot use the lab in " + lab.path() + ": " + (reason == null ? e.getMessage() : reason)
                                + where,
                        lab.path().toString(),
                        denied
                                ? "run it as the lab's owner, or name another lab with --lab or $VTOOL_LAB"
                                : file
                                        ? "name a folder with --lab"
                                        : "check the folder's disk, or name another one with --lab or $VTOOL_LAB"),
                e);
    }

    private static @Nullable String reason(LabDirectory lab, FileSystemException e) {
        return e.getReason() == null && !Files.exists(lab.path()) ? "the folder cannot be made" : e.getReason();
    }

    /** The word of the lab file for a state. */
    static String word(AluaState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package io.vtool.cli.lab;

import io.vtool.cli.env.Environment;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.FailureKind;
import io.vtool.cli.failure.Trouble;
import io.vtool.cli.model.Invocation;
import io.vtool.emulator.array.config.AluaState;
import io.vtool.emulator.lab.LabDirectory;
import io.vtool.emulator.lab.LabException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/** What the commands about the lab have in common: where it is, and how its troubles are told. */
final class Labs {
    private Labs() {}

    /** The folder that the command line or the environment names. */
    static LabDirectory directory(Invocation in) {
        Environment environment = in.environment();
        String option = in.value("lab");
        String variable = environment.variable("VTOOL_LAB");
        if (option != null) {
            return new LabDirectory(environment.resolve(option));
        }
        return new LabDirectory(
                variable == null || variable.isEmpty()
                        ? environment.stateDirectory().resolve("lab")
                        : environment.resolve(variable));
    }

    static CommandFailure failure(LabException e) {
        FailureKind kind = switch (e.kind()) {
            case BUSY -> FailureKind.TEMPORARY;
            case FORBIDDEN -> FailureKind.PERMISSION;
            case MISSING, IN_THE_WAY, UNUSABLE, ADDRESS -> FailureKind.UNAVAILABLE;
        };
        String code = "lab_" + e.kind().name().toLowerCase(Locale.ROOT);
        return new CommandFailure(kind, new Trouble(code, String.valueOf(e.getMessage()), e.subject(), e.hint()), e);
    }

    static CommandFailure failure(LabDirectory lab, IOException e) {
        boolean denied = e instanceof AccessDeniedException;
        String reason = denied ? "permission denied" : e instanceof FileSystemException fs ? fs.getReason() : null;
        String file = e instanceof FileSystemException fs && fs.getFile() != null ? " (" + fs.getFile() + ")" : "";
        return new CommandFailure(
                denied ? FailureKind.PERMISSION : FailureKind.IO,
                new Trouble(
                        "lab_io",
                        "cannot use the lab in " + lab.path() + ": " + (reason == null ? e.getMessage() : reason)
                                + file,
                        lab.path().toString(),
                        denied
                                ? "run it as the lab's owner, or name another lab with --lab"
                                : "check the folder's disk"),
                e);
    }

    /** The word of the lab file for a state. */
    static String word(AluaState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package io.vtool.cli.lab;

import io.vtool.cli.env.Environment;
import io.vtool.cli.model.Invocation;
import io.vtool.emulator.lab.LabDirectory;
import io.vtool.emulator.lab.OpenLab;
import io.vtool.iscsi.initiator.MediumAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A lab that parts of a command use together, so that its host logs in once for all of them. They only read. */
public final class SharedLab implements Environment.Shared, AutoCloseable {
    private final LabDirectory directory;
    private final OpenLab lab;

    private SharedLab(LabDirectory directory, OpenLab lab) {
        this.directory = directory;
        this.lab = lab;
    }

    /**
     * Opens the lab that a command line or the environment names; one of the command line has to be there.
     *
     * @param in the command
     * @param patience how long to wait for others that have the lab
     */
    public static SharedLab open(Invocation in, Duration patience) {
        Labs.demand(in);
        String option = in.value("lab");
        return new SharedLab(
                Labs.directory(in), Labs.open(in.environment(), option, MediumAccess.READ_ONLY, patience, in::note));
    }

    /** The lab for a part of the command, null if that wants another one. */
    @Nullable
    OpenLab of(Path wanted, MediumAccess access) {
        return access == MediumAccess.READ_ONLY && wanted.equals(directory.path()) ? lab.again() : null;
    }

    @Override
    public void close() {
        try {
            lab.close();
        } catch (IOException e) {
            throw Labs.failure(directory, e);
        }
    }
}

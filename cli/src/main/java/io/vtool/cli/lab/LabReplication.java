package io.vtool.cli.lab;

import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.FailureKind;
import io.vtool.cli.failure.Trouble;
import io.vtool.dfsr.engine.ReplicationException;
import io.vtool.emulator.dfsr.DfsrLab;
import io.vtool.emulator.dfsr.LabMemberFaults;
import io.vtool.emulator.lab.LabException;
import io.vtool.emulator.lab.OpenLab;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;

/** Lets a lab's members replicate on behalf of commands about the lab. */
public final class LabReplication {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private LabReplication() {}

    /**
     * Does what happens up to a moment, if the members were ever used.
     *
     * @param lab the lab
     * @param now the moment, milliseconds since 1970
     */
    public static void follow(OpenLab lab, long now) {
        try {
            if (!lab.definition().dfsr().isEmpty() && Files.isDirectory(lab.members())) {
                advance(lab, now);
            }
        } catch (LabException e) {
            throw Labs.failure(e);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * Does what happens up to a moment.
     *
     * @param lab the lab
     * @param now the moment, milliseconds since 1970
     */
    public static void advance(OpenLab lab, long now) {
        try (DfsrLab members = open(lab, PATIENCE)) {
            members.advance(now);
        } catch (LabException e) {
            throw Labs.failure(e);
        } catch (IOException | ReplicationException e) {
            throw failure(e);
        }
    }

    /**
     * Opens the members with what is wrong with them.
     *
     * @param lab the lab
     * @param patience how long to wait for another command
     * @return the members
     */
    public static DfsrLab open(OpenLab lab, Duration patience) throws IOException, LabException, ReplicationException {
        return DfsrLab.open(
                lab.members(),
                lab.definition().dfsr(),
                new LabMemberFaults(lab.faults().list()),
                patience,
                lab.clock()::nanos);
    }

    /**
     * Tells that the members cannot be used.
     *
     * @param e why
     * @return the failure of the command
     */
    public static CommandFailure failure(Exception e) {
        return new CommandFailure(
                FailureKind.IO,
                new Trouble(
                        "dfsr_io",
                        "cannot use the files of the lab's members: " + e.getMessage(),
                        null,
                        "check the disk and the rights of the lab's folder, which 'vtool lab status' names"),
                e);
    }
}

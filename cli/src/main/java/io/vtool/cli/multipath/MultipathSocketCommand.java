package io.vtool.cli.multipath;

import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.FailureKind;
import io.vtool.cli.failure.Trouble;
import io.vtool.cli.failure.UsageError;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Operand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** {@code vtool multipath socket}: answers multipathd's clients. */
final class MultipathSocketCommand implements Command {
    @Override
    public CommandModel model() {
        return CommandModel.of("multipath", "socket", "Answer programs that speak to multipathd's socket")
                .paragraph(
                        "Listens on a socket in the file system until Ctrl-C or SIGTERM and answers as multipathd of the host does, "
                                + "for programs that speak its protocol instead of running `multipathd`. It ends with status 0 and "
                                + "removes the socket.")
                .paragraph(
                        "multipathd itself listens on the abstract address `@/org/kernel/linux/storage/multipathd`, which Java "
                                + "cannot open. For a program that knows no other address, run `socat "
                                + "ABSTRACT-LISTEN:/org/kernel/linux/storage/multipathd,fork UNIX-CONNECT:FILE`.")
                .operand(Operand.one("FILE", "The socket; one that nobody listens on is replaced"))
                .option(CommonOptions.LAB)
                .option(CommonOptions.HOST)
                .option(CommonOptions.TIMEOUT)
                .example("vtool multipath socket /tmp/multipathd.socket", "answer for the default host")
                .example("vtool multipath socket /tmp/xen2.socket --host xen2", "answer for another host")
                .seeAlso("vtool lab env")
                .end();
    }

    @Override
    public int run(Invocation in) {
        String name = in.operands().get(0);
        CountDownLatch end = in.environment().signals().hold();
        String host;
        try (MultipathHost opened = LiveMaps.open(in)) {
            host = opened.host().name();
        }
        Path file = in.environment().workingDirectory().resolve(name);
        try (DaemonSocket socket = DaemonSocket.listen(file, new DaemonAnswers(() -> LiveMaps.open(in)))) {
            in.note("multipathd of host '" + host + "' answers at " + socket.file());
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalArgumentException e) {
            throw new UsageError("'" + name + "' cannot be the name of a socket: " + e.getMessage());
        } catch (IOException e) {
            throw new CommandFailure(
                    FailureKind.IO,
                    new Trouble(
                            "socket_unusable",
                            "cannot listen at '" + name + "': " + e.getMessage(),
                            name,
                            "name a file in a folder of yours; the path may have about 100 bytes"),
                    e);
        }
        return 0;
    }
}

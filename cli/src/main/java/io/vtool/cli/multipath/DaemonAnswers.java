package io.vtool.cli.multipath;

import io.vtool.cli.failure.CommandFailure;
import io.vtool.multipath.daemon.Conversation;
import io.vtool.multipath.daemon.Daemon;
import io.vtool.multipath.probe.Probes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers of a host's multipathd, which is looked at anew for each question. */
final class DaemonAnswers implements DaemonSocket.Answers {
    private final Supplier<MultipathHost> hosts;

    /**
     * Answers of a host.
     *
     * @param hosts opens it
     */
    DaemonAnswers(Supplier<MultipathHost> hosts) {
        this.hosts = hosts;
    }

    @Override
    public @Nullable String answer(String question) throws IOException {
        try (MultipathHost host = hosts.get()) {
            Daemon daemon = Daemon.wake(host.machine(), new Probes(host.machine()));
            if (daemon == null) {
                return null;
            }
            String answer = new Conversation(daemon).answer(question);
            daemon.save();
            return answer;
        } catch (UncheckedIOException | CommandFailure e) {
            throw new IOException(e);
        }
    }
}

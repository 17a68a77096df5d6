package io.vtool.cli.iscsi;

import io.vtool.cli.env.TimeSource;
import io.vtool.iscsi.admin.AdminHost;
import io.vtool.iscsi.admin.DiscoverySettings;
import io.vtool.iscsi.admin.OperationFailure;
import io.vtool.iscsi.admin.PingOutcome;
import io.vtool.iscsi.admin.Portal;
import io.vtool.iscsi.admin.RecordSettings;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Asks portals whether they take connections and speak iSCSI, several at once: those that are silent keep nobody waiting. */
final class PortalProbe {
    private static final int PATIENCE_SECONDS = 3;
    private static final int AT_ONCE = 16;
    private static final double NANOS = 1e9;

    private final AdminHost host;
    private final TimeSource time;

    PortalProbe(AdminHost host, TimeSource time) {
        this.host = host;
        this.time = time;
    }

    List<IscsiHealth.Gate> ask(Set<Portal> portals) throws IOException {
        RecordSettings records = new RecordSettings(host);
        List<Callable<IscsiHealth.Gate>> questions = new ArrayList<>();
        for (Portal portal : portals) {
            DiscoverySettings settings = records.discovery(portal);
            questions.add(() -> ask(portal, settings));
        }
        if (questions.isEmpty()) {
            return List.of();
        }
        ExecutorService threads =
                Executors.newFixedThreadPool(Math.min(AT_ONCE, questions.size()), PortalProbe::thread);
        try {
            List<IscsiHealth.Gate> gates = new ArrayList<>();
            for (Future<IscsiHealth.Gate> answer : threads.invokeAll(questions)) {
                gates.add(answer.get());
            }
            return gates;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "portal");
        thread.setDaemon(true);
        return thread;
    }

    private IscsiHealth.Gate ask(Portal portal, DiscoverySettings settings) {
        long start = time.nanos();
        boolean open = host.wire().reachable(portal, Duration.ofSeconds(PATIENCE_SECONDS));
        boolean silent = time.nanos() - start >= TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS - 1);
        if (!open && silent) { // asked for the reason, it would keep us waiting once more
            return new IscsiHealth.Gate(
                    portal.toString(), "takes no connection within " + PATIENCE_SECONDS + " s", null);
        }
        PingOutcome outcome = host.wire().ping(settings, 1);
        if (outcome instanceof OperationFailure failure) {
            // one that wants to know who asks has answered
            String trouble = failure.unauthenticated() ? null : Refusal.reason(failure);
            return new IscsiHealth.Gate(portal.toString(), trouble, null);
        }
        long nanos = ((PingOutcome.Answered) outcome).roundTrips().get(0).toNanos();
        return new IscsiHealth.Gate(portal.toString(), null, nanos / NANOS);
    }
}

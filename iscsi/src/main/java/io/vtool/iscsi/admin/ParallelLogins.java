package io.vtool.iscsi.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

/** Logs in at several portals at the same time, so that one that does not answer holds up no other. */
final class ParallelLogins {
    private static final int MOST = 32;

    private ParallelLogins() {}

    /** The outcomes, in the order of the settings. */
    static List<LoginOutcome> run(IscsiOperations wire, List<LoginSettings> all) {
        if (all.size() == 1) {
            return List.of(wire.login(all.get(0)));
        }
        List<FutureTask<LoginOutcome>> tasks = new ArrayList<>();
        for (LoginSettings one : all) {
            tasks.add(new FutureTask<>(() -> wire.login(one)));
        }
        AtomicInteger next = new AtomicInteger();
        for (int i = 0; i < Math.min(MOST, all.size()); i++) {
            Thread thread = new Thread(() -> work(tasks, next), "iscsi-login");
            thread.setDaemon(true);
            thread.start();
        }
        List<LoginOutcome> outcomes = new ArrayList<>();
        for (FutureTask<LoginOutcome> task : tasks) {
            outcomes.add(outcome(task));
        }
        return outcomes;
    }

    private static void work(List<FutureTask<LoginOutcome>> tasks, AtomicInteger next) {
        for (int i = next.getAndIncrement(); i < tasks.size(); i = next.getAndIncrement()) {
            tasks.get(i).run();
        }
    }

    private static LoginOutcome outcome(FutureTask<LoginOutcome> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new OperationFailure(OperationFailure.Kind.LOST, "interrupted", 0);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}

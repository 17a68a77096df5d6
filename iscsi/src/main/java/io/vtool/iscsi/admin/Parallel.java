package io.vtool.iscsi.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Asks several portals at the same time, so that one that does not answer holds up no other. */
final class Parallel {
    private static final int MOST = 32;

    private Parallel() {}

    /** The answers, in the order of the questions; {@code interrupted} for one that an interruption left open. */
    static <Q, A> List<A> each(List<Q> questions, Function<Q, A> answer, A interrupted) {
        if (questions.size() == 1) {
            return List.of(answer.apply(questions.get(0)));
        }
        List<FutureTask<A>> tasks = new ArrayList<>();
        for (Q question : questions) {
            tasks.add(new FutureTask<>(() -> answer.apply(question)));
        }
        AtomicInteger next = new AtomicInteger();
        for (int i = 0; i < Math.min(MOST, tasks.size()); i++) {
            Thread thread = new Thread(() -> work(tasks, next), "iscsi-admin");
            thread.setDaemon(true);
            thread.start();
        }
        List<A> answers = new ArrayList<>();
        for (FutureTask<A> task : tasks) {
            answers.add(outcome(task, interrupted));
        }
        return answers;
    }

    private static <A> void work(List<FutureTask<A>> tasks, AtomicInteger next) {
        for (int i = next.getAndIncrement(); i < tasks.size(); i = next.getAndIncrement()) {
            tasks.get(i).run();
        }
    }

    private static <A> A outcome(FutureTask<A> task, A interrupted) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return interrupted;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}

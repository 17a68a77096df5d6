package io.vtool.cli.check;

import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.UsageError;
import io.vtool.cli.iscsi.Durations;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Option;
import io.vtool.cli.render.Verdict.State;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Lets a check take its time, and no more: whoever asked gets an answer within it, also when something hangs. What hangs is left
 * alone, and ends with the process.
 */
final class Patience {
    /** The option that says how long. */
    static final Option OPTION = Option.value(
            "-t --timeout",
            "DURATION",
            "Answer UNKNOWN when it takes longer than DURATION, such as 10s or 1m; 30s by default, 60s for check all");

    private static final double MILLIS = 1000;
    private static final long NANOS_A_MILLI = 1_000_000;

    private Patience() {}

    /** How long the command line gives, else the usual time. */
    static Duration of(Invocation in, Duration usual) {
        Duration given = Durations.parse(in.value("timeout"));
        return given == null ? usual : given;
    }

    /**
     * Runs a check; its failures and its lateness are answers, too.
     *
     * @param time how long it may take
     */
    static Answer look(Check check, Invocation in, Duration time) {
        return begin(check, in).answer(in, time, time);
    }

    /** Begins a check, which goes on beside others. */
    static Begun begin(Check check, Invocation in) {
        Begun begun = new Begun(check);
        Invocation beside = in.beside(); // one that hangs has no part in what is printed meanwhile
        Thread thread = new Thread(() -> begun.run(beside), "check " + check.name());
        thread.setDaemon(true);
        begun.thread = thread;
        thread.start();
        return begun;
    }

    /** A check that was begun. */
    static final class Begun {
        private final Check check;
        private final AtomicReference<Answer> answer = new AtomicReference<>();
        private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
        private final CountDownLatch done = new CountDownLatch(1);
        private @Nullable Thread thread;

        private Begun(Check check) {
            this.check = check;
        }

        private void run(Invocation in) {
            long begin = in.environment().time().nanos();
            try {
                Answer found = check.look(in);
                found.note("took " + (in.environment().time().nanos() - begin) / NANOS_A_MILLI + " ms");
                answer.set(found);
            } catch (CommandFailure e) {
                Answer none = new Answer(CheckReport.service(check.name()), "");
                none.find(e);
                answer.set(none);
            } catch (RuntimeException e) {
                failure.set(e);
            } finally {
                done.countDown();
            }
        }

        /**
         * Waits for the answer.
         *
         * @param left how long it may take from now on
         * @param whole how long it may take in all
         */
        Answer answer(Invocation in, Duration left, Duration whole) {
            try {
                if (!done.await(left.toNanos(), TimeUnit.NANOSECONDS)) {
                    Objects.requireNonNull(thread).interrupt();
                    return unknown(check, "no answer within " + words(whole) + ", --timeout gives it longer");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return unknown(check, "interrupted");
            }
            RuntimeException thrown = failure.get();
            if (thrown instanceof UsageError || thrown != null && in.flag("debug")) {
                throw thrown;
            }
            if (thrown != null) {
                return unknown(
                        check, "vtool itself failed: " + thrown + "; run it with --debug and report what it prints");
            }
            Answer found = answer.get();
            return found == null ? unknown(check, "it failed") : found;
        }
    }

    /** An answer that says why there is none. */
    static Answer unknown(Check check, String words) {
        Answer answer = new Answer(CheckReport.service(check.name()), "");
        answer.find(State.UNKNOWN, "", words);
        return answer;
    }

    private static String words(Duration time) {
        return time.toSeconds() == 0 ? time.toMillis() + " ms" : Math.round(time.toMillis() / MILLIS) + " s";
    }
}

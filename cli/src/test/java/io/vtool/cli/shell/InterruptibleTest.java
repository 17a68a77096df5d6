package io.vtool.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import io.vtool.cli.env.Environment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InterruptibleTest {
    private final Interrupts interrupts = new Interrupts();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Environment environment =
            CommandRun.of("shell").environment(out).withOutput(out).withSignals(interrupts);

    @Test
    void aCommandThatEndsKeepsItsStatusAndOutput() {
        assertThat(new Interruptible(InterruptibleTest::greet, interrupts).run(environment, "x"))
                .isEqualTo(7);
        assertThat(out).hasToString("hello");
    }

    private static int greet(Environment world, String... words) {
        try {
            world.out().write("hello".getBytes());
        } catch (IOException e) {
            return 1;
        }
        return 7;
    }

    @Test
    void whatWaitsIsInterrupted() {
        AtomicBoolean interrupted = new AtomicBoolean();
        int status = new Interruptible(
                        (world, words) -> {
                            interrupts.interrupt();
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException e) {
                                interrupted.set(true);
                            }
                            return greet(world);
                        },
                        interrupts)
                .run(environment);
        assertThat(status).isEqualTo(Interruptible.INTERRUPTED);
        assertThat(interrupted).isTrue();
        assertThat(out.size()).as("what it says of it").isZero();
    }

    @Test
    void whatOnlyPrintsLosesItsOutput() {
        int status = new Interruptible(
                        (world, words) -> {
                            interrupts.interrupt();
                            while (greet(world) == 7) {
                                Thread.onSpinWait();
                            }
                            return 0;
                        },
                        interrupts)
                .run(environment);
        assertThat(status).isEqualTo(Interruptible.INTERRUPTED);
    }

    @Test
    void whoListensEndsByHimselfAndKeepsHisStatus() {
        int status = new Interruptible(
                        (world, words) -> {
                            CountDownLatch end = world.signals().hold();
                            interrupts.interrupt();
                            try {
                                return end.await(30, TimeUnit.SECONDS) ? greet(world) : 1;
                            } catch (InterruptedException e) {
                                return 2;
                            }
                        },
                        interrupts)
                .run(environment);
        assertThat(status).isEqualTo(7);
        assertThat(out).hasToString("hello");
    }

    @Test
    void whoListensAndDoesNotEndIsInterruptedByTheSecond() {
        int status = new Interruptible(
                        (world, words) -> {
                            world.signals().hold();
                            interrupts.interrupt();
                            interrupts.interrupt();
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException e) {
                                return 3;
                            }
                            return 0;
                        },
                        interrupts)
                .run(environment);
        assertThat(status).isEqualTo(Interruptible.INTERRUPTED);
    }
}

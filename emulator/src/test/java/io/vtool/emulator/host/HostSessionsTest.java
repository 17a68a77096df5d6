package io.vtool.emulator.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.emulator.lab.LabDirectory;
import io.vtool.emulator.lab.LabUse;
import io.vtool.emulator.lab.OpenLab;
import io.vtool.iscsi.admin.Session;
import io.vtool.iscsi.initiator.Dialer;
import io.vtool.iscsi.initiator.IscsiException;
import io.vtool.iscsi.initiator.MediumAccess;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostSessionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final AtomicInteger dials = new AtomicInteger();

    private final AtomicLong nanos = new AtomicLong();

    private OpenLab lab() throws Exception {
        return OpenLab.open(
                new LabDirectory(folder.resolve("lab")),
                new LabUse(
                        System::currentTimeMillis,
                        System::nanoTime,
                        new Random(1),
                        MediumAccess.READ_ONLY,
                        PATIENCE,
                        message -> {}));
    }

    private HostSessions sessions(Dialer dialer) {
        return new HostSessions(dialer, nanos::get, new Random(1), portal -> MediumAccess.READ_ONLY, null);
    }

    private Dialer refusedOnce(OpenLab lab) {
        return (address, timeout) -> {
            if (dials.incrementAndGet() == 1) {
                throw new IscsiException(IscsiException.Kind.REFUSED, "nobody listens");
            }
            return lab.dialer().dial(address, timeout);
        };
    }

    @Test
    void aSessionOpenedAheadIsOpenedOnce() throws Exception {
        try (OpenLab lab = lab();
                HostSessions sessions = sessions((address, timeout) -> {
                    dials.incrementAndGet();
                    return lab.dialer().dial(address, timeout);
                })) {
            List<Session> all = lab.host(null).sessions().all();
            sessions.openAhead(all, PATIENCE).join();
            assertThat(dials).hasValue(all.size());
            for (Session session : all) {
                assertThat(sessions.open(session, PATIENCE).isOpen()).isTrue();
            }
            assertThat(dials).hasValue(all.size());
        }
    }

    @Test
    void whatFailsAheadIsToldOnceAndTriedAgain() throws Exception {
        try (OpenLab lab = lab();
                HostSessions sessions = sessions(refusedOnce(lab))) {
            Session first = lab.host(null).sessions().all().get(0);
            sessions.openAhead(List.of(first), PATIENCE).join();
            assertThatThrownBy(() -> sessions.open(first, PATIENCE)).hasMessage("nobody listens");
            assertThat(dials).hasValue(1);
            assertThat(sessions.open(first, PATIENCE).isOpen()).isTrue();
            assertThat(dials).hasValue(2);
        }
    }

    @Test
    void whatFailedAheadLongAgoIsTriedAgain() throws Exception {
        try (OpenLab lab = lab();
                HostSessions sessions = sessions(refusedOnce(lab))) {
            Session first = lab.host(null).sessions().all().get(0);
            sessions.openAhead(List.of(first), PATIENCE).join();
            nanos.set(Duration.ofSeconds(2).toNanos());
            assertThat(sessions.open(first, PATIENCE).isOpen()).isTrue();
        }
    }

    @Test
    void aConnectionThatIsMadeWhileTheHostClosesIsEnded() throws Exception {
        CountDownLatch dialled = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        AtomicReference<SocketChannel> made = new AtomicReference<>();
        try (OpenLab lab = lab()) {
            HostSessions sessions = sessions((address, timeout) -> {
                made.set(lab.dialer().dial(address, timeout));
                dialled.countDown();
                try {
                    closed.await();
                } catch (InterruptedException e) {
                    throw new IscsiException(IscsiException.Kind.ENDED, "interrupted");
                }
                return made.get();
            });
            Thread ahead = sessions.openAhead(lab.host(null).sessions().all().subList(0, 1), PATIENCE);
            dialled.await();
            sessions.close();
            closed.countDown();
            ahead.join();
            assertThat(made.get().isOpen()).isFalse();
        }
    }
}

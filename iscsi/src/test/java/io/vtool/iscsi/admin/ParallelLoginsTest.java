package io.vtool.iscsi.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ParallelLoginsTest {
    private static List<LoginSettings> plans(int count) {
        List<LoginSettings> plans = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Portal portal = new Portal("10.0.0.1", i);
            plans.add(new LoginSettings(
                    portal, "iqn.t", "iqn.i", null, Map.of(), Duration.ofSeconds(1), Duration.ofSeconds(1)));
        }
        return plans;
    }

    private record Wire(Function<LoginSettings, LoginOutcome> answer) implements IscsiOperations {
        @Override
        public DiscoveryOutcome discover(DiscoverySettings settings) {
            throw new AssertionError();
        }

        @Override
        public DiscoveryOutcome query(DiscoverySettings settings) {
            throw new AssertionError();
        }

        @Override
        public LoginOutcome login(LoginSettings settings) {
            return answer.apply(settings);
        }

        @Override
        public boolean reachable(Portal portal, Duration timeout) {
            throw new AssertionError();
        }

        @Override
        public PingOutcome ping(LoginSettings settings, int count) {
            throw new AssertionError();
        }

        @Override
        public PingOutcome ping(DiscoverySettings settings, int count) {
            throw new AssertionError();
        }
    }

    private static OperationFailure answer(LoginSettings settings) {
        return new OperationFailure(
                OperationFailure.Kind.LOST, "" + settings.portal().port(), 0);
    }

    @Test
    void theyAreUnderWayAtTheSameTimeAndComeBackInOrder() {
        CountDownLatch all = new CountDownLatch(4);
        List<LoginOutcome> outcomes = ParallelLogins.run(
                new Wire(settings -> {
                    all.countDown();
                    try {
                        assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return answer(settings);
                }),
                plans(4));
        assertThat(outcomes)
                .extracting(outcome -> ((OperationFailure) outcome).text())
                .containsExactly("0", "1", "2", "3");
    }

    @Test
    void moreThanThereAreThreadsAreServedToo() {
        List<LoginOutcome> outcomes = ParallelLogins.run(new Wire(ParallelLoginsTest::answer), plans(300));
        assertThat(outcomes).hasSize(300);
        assertThat(((OperationFailure) outcomes.get(299)).text()).isEqualTo("299");
    }

    @Test
    void aBugIsNotHidden() {
        assertThatThrownBy(() -> ParallelLogins.run(
                        new Wire(settings -> {
                            throw new IllegalStateException("bug");
                        }),
                        plans(2)))
                .hasMessage("bug");
    }
}

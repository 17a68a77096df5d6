package io.vtool.iscsi.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.iscsi.target.Liveness.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallPartsTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, -3, Integer.MAX_VALUE - 1, Integer.MIN_VALUE})
    void theWindowWorksInSerialNumbersAndNeverGoesBack(int first) throws Exception {
        CommandWindow window = new CommandWindow(first, 4);
        assertThat(window.highest() - first).isEqualTo(3);
        assertThat(window.contains(first)).isTrue();
        assertThat(window.contains(first + 3)).isTrue();
        assertThat(window.contains(first + 4)).isFalse();
        assertThat(window.contains(first - 1)).isFalse();
        List<String> done = new ArrayList<>();
        window.keep(first + 1, () -> done.add("second"));
        assertThat(window.contains(first + 1)).isFalse();
        assertThat(window.next()).isNull();
        int highest = window.highest();
        window.advance();
        window.begin();
        assertThat(window.highest()).isEqualTo(highest);
        window.next().run();
        assertThat(done).containsExactly("second");
        assertThat(window.expected()).isEqualTo(first + 2);
        window.end();
        assertThat(window.highest()).isEqualTo(highest + 2);
    }

    @Test
    void silenceIsPingedOnceAndThenCloses() {
        Liveness liveness = new Liveness(Fixture.limits(), 0);
        liveness.loggedIn();
        assertThat(liveness.judge(seconds(30))).isEqualTo(Verdict.FINE);
        assertThat(liveness.judge(seconds(31))).isEqualTo(Verdict.PING);
        assertThat(liveness.judge(seconds(32))).isEqualTo(Verdict.FINE);
        liveness.received();
        assertThat(liveness.judge(seconds(33))).isEqualTo(Verdict.FINE);
        assertThat(liveness.judge(seconds(64))).isEqualTo(Verdict.PING);
        assertThat(liveness.judge(seconds(124))).isEqualTo(Verdict.CLOSE);
    }

    @Test
    void aWriteThatIsStuckCloses() {
        Liveness liveness = new Liveness(Fixture.limits(), 0);
        liveness.loggedIn();
        liveness.write();
        assertThat(liveness.judge(seconds(1))).isEqualTo(Verdict.FINE);
        liveness.received();
        assertThat(liveness.judge(seconds(50))).isEqualTo(Verdict.FINE);
        liveness.received();
        assertThat(liveness.judge(seconds(62))).isEqualTo(Verdict.CLOSE);
    }

    @Test
    void aLoginHasItsTime() {
        Liveness liveness = new Liveness(Fixture.limits(), 0);
        assertThat(liveness.judge(seconds(15))).isEqualTo(Verdict.FINE);
        assertThat(liveness.judge(seconds(16))).isEqualTo(Verdict.CLOSE);
    }

    private static long seconds(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}

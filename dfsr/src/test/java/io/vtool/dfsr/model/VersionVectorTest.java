package io.vtool.dfsr.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VersionVectorTest {
    private static final UUID A = new UUID(0, 0xa);
    private static final UUID B = new UUID(0, 0xb);

    @Test
    void neighboursJoinToOneInterval() {
        VersionVector vector = new VersionVector();
        vector.add(new Version(A, 12));
        vector.add(new Version(A, 10));
        vector.add(new Version(A, 11));
        vector.add(A, new VersionVector.Interval(20, 30));
        assertThat(vector.toString()).isEqualTo(Version.braced(A) + " |-> (9, 12] (20, 30]");
        assertThat(vector.contains(new Version(A, 20))).isFalse();
        assertThat(vector.contains(new Version(A, 30))).isTrue();
        assertThat(vector.contains(new Version(B, 30))).isFalse();
    }

    @Test
    void behavesAsASetOfVersions() {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            VersionVector vector = new VersionVector();
            VersionVector other = new VersionVector();
            Set<Version> set = new HashSet<>();
            for (int i = 0; i < 60; i++) {
                UUID database = random.nextBoolean() ? A : B;
                long low = random.nextInt(60);
                long high = low + 1 + random.nextInt(4);
                (random.nextBoolean() ? vector : other).add(database, new VersionVector.Interval(low, high));
                for (long n = low + 1; n <= high; n++) {
                    set.add(new Version(database, n));
                }
            }
            VersionVector before = vector.copy();
            vector.join(other);
            assertThat(vector.covers(before)).isTrue();
            assertThat(vector.covers(other)).isTrue();
            for (long n = 0; n < 70; n++) {
                assertThat(vector.contains(new Version(A, n))).isEqualTo(set.contains(new Version(A, n)));
                assertThat(vector.contains(new Version(B, n))).isEqualTo(set.contains(new Version(B, n)));
            }
        }
    }

    @Test
    void versionsReadBackWhatTheyPrint() {
        Version version = new Version(UUID.fromString("031c15b7-397d-4f99-a340-b1c7931eee01"), 12);
        assertThat(version).hasToString("{031C15B7-397D-4F99-A340-B1C7931EEE01}-v12");
        assertThat(Version.parse(version.toString())).isEqualTo(version);
        assertThat(Version.parse("{031C15B7-397D-4F99-A340-B1C7931EEE01}")).isNull();
        assertThat(Version.parse("{031C15B7-397D-4F99-A340-B1C7931EEE0x}-v1")).isNull();
        assertThat(Version.parse("{031C15B7-397D-4F99-A340-B1C7931EEE01}-v99999999999999999999"))
                .isNull();
    }

    @Test
    void fileTimesAreThoseOfWindows() {
        assertThat(FileTime.instant(130096051943887948L)).hasToString("2013-04-05T03:13:14.388794800Z");
        assertThat(FileTime.millis(FileTime.ofMillis(1365131594388L))).isEqualTo(1365131594388L);
    }
}

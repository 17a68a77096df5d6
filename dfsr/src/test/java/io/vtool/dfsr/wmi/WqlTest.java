package io.vtool.dfsr.wmi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WqlTest {
    private static final WmiClass TYPE =
            Objects.requireNonNull(WmiModel.find("root\\microsoftdfs", "DfsrReplicatedFolderInfo"));
    private static final Map<String, Object> VALUES = new HashMap<>(Map.of(
            "ReplicatedFolderName",
            "SYSVOL share",
            "ReplicatedFolderGuid",
            "63F0395A-963B-382B-8A5B-EDA6F20FF931",
            "State",
            4L,
            "MemberName",
            "C:\\it's",
            "LastErrorCode",
            0L));

    private static boolean holds(String where) throws WmiException {
        return Wql.parse(TYPE, where).test(VALUES::get);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replicatedfoldername='SYSVOL share'",
                "replicatedfoldername=\"sysvol SHARE\"",
                "\"replicatedfolderguid='63f0395a-963b-382b-8a5b-eda6f20ff931'\"",
                "(ReplicatedFolderGuid='63F0395A-963B-382B-8A5B-EDA6F20FF931')",
                "replicatedfolderguid=63F0395A-963B-382B-8A5B-EDA6F20FF931",
                "replicatedfoldername=SYSVOL share",
                "replicatedfoldername=SYSVOL share and state=4",
                "(replicatedfoldername=SYSVOL share)",
                "state = 4 AND NOT lasterrorcode <> 0",
                "state=5 or state=4",
                "not (state=5 or state=3)",
                "state>=4 and state<=4 and state>3 and state<5 and state!=3",
                "state='4'",
                "state=0x4",
                "replicatedfoldername like 'SYS%'",
                "replicatedfoldername like '%vol_sh[a-c]re'",
                "replicatedfoldername like '[^a-r]%'",
                "replicatedfoldername not like 'x%'",
                "description is null",
                "membername is not null",
                "membername='C:\\\\it\\'s'",
                "lastconflictcleanuptime is null",
            })
    void conditionsHold(String where) throws WmiException {
        assertThat(holds(where)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replicatedfoldername='SYSVOL'",
                "state<>4",
                "state=4 and lasterrorcode=1",
                "description='x'",
                "replicatedfoldername like 'SYS'",
                "not state=4",
                "replicatedfoldername like '%[x]%'"
            })
    void conditionsDoNotHold(String where) throws WmiException {
        assertThat(holds(where)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "state",
                "state=",
                "state=four",
                "nosuch=1",
                "state 4",
                "state==",
                "(state=4",
                "state=4)",
                "replicatedfoldername='x",
                "replicatedfoldername=x'",
                "state is 4",
                "membername='C:\\'",
                "and",
                "not",
                "state=4 and"
            })
    void whatIsNoConditionIsAnInvalidQuery(String where) {
        assertThatThrownBy(() -> Wql.parse(TYPE, where))
                .isInstanceOf(WmiException.class)
                .extracting(e -> ((WmiException) e).code())
                .isEqualTo(WmiException.INVALID_QUERY);
    }

    @Test
    void requiredValuesAreKnown() throws WmiException {
        assertThat(Wql.parse(TYPE, "state=4 and membername='a'").required("MemberName"))
                .isEqualTo("a");
        assertThat(Wql.parse(TYPE, "state=4 or membername='a'").required("MemberName"))
                .isNull();
    }

    @Test
    void anyTextIsReadOrRefused() {
        String[] parts = {
            "state",
            "=",
            "<>",
            "'",
            "\"",
            "(",
            ")",
            " ",
            "and",
            "or",
            "not",
            "like",
            "is",
            "null",
            "4",
            "\\",
            "%",
            "[",
            "]",
            "x",
            "membername",
            "-",
            ","
        };
        Random random = new Random(20261129);
        int good = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(14); i >= 0; i--) {
                text.append(parts[random.nextInt(parts.length)]).append(random.nextBoolean() ? " " : "");
            }
            try {
                Wql.parse(TYPE, text.toString()).test(VALUES::get);
                good++;
            } catch (WmiException e) {
                assertThat(e.code()).isEqualTo(WmiException.INVALID_QUERY);
            }
        }
        assertThat(good).isPositive();
        assertThatThrownBy(() -> Wql.parse(TYPE, "(".repeat(10_000))).isInstanceOf(WmiException.class);
    }
}

package io.vtool.emulator.array.unit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.emulator.array.config.AluaAccess;
import io.vtool.emulator.array.config.AluaState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChosenStatesTest {
    @TempDir
    private Path folder;

    private static PortGroups groups(AluaState one, AluaState two) {
        return new PortGroups(new TreeMap<>(Map.of(1, AluaAccess.of(one), 2, AluaAccess.of(two))));
    }

    private PortGroups restored(AluaState one, AluaState two) throws Exception {
        PortGroups again = groups(one, two);
        new ChosenStates(folder.resolve("port-groups")).restore(Map.of("v", again));
        return again;
    }

    @Test
    void aChoiceHoldsUntilTheArrayGivesAGroupAnotherState() throws Exception {
        PortGroups groups = groups(AluaState.OPTIMIZED, AluaState.NON_OPTIMIZED);
        groups.set(1, AluaState.NON_OPTIMIZED, PortGroups.ALTERED_IMPLICITLY);
        groups.set(2, AluaState.OPTIMIZED, PortGroups.ALTERED_BY_COMMAND);
        ChosenStates chosen = new ChosenStates(folder.resolve("port-groups"));
        chosen.save(Map.of("v", groups, "w", groups(AluaState.OPTIMIZED, AluaState.NON_OPTIMIZED)));
        assertThat(restored(AluaState.OPTIMIZED, AluaState.NON_OPTIMIZED).groups())
                .isEqualTo(groups.groups());
        assertThat(restored(AluaState.STANDBY, AluaState.NON_OPTIMIZED).groups())
                .extracting(PortGroups.Group::state)
                .containsExactly(AluaState.STANDBY, AluaState.NON_OPTIMIZED);
        chosen.save(Map.of("v", groups(AluaState.OPTIMIZED, AluaState.NON_OPTIMIZED)));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aChoiceIsThatOfItsVolume() throws Exception {
        PortGroups groups = groups(AluaState.OPTIMIZED, AluaState.NON_OPTIMIZED);
        groups.set(2, AluaState.OPTIMIZED, PortGroups.ALTERED_BY_COMMAND);
        new ChosenStates(folder.resolve("port-groups")).save(Map.of("other", groups));
        assertThat(restored(AluaState.OPTIMIZED, AluaState.NON_OPTIMIZED).isChosen())
                .isFalse();
    }

    @Test
    void aChoiceOfEarlierVersionsIsOneForEachVolume() throws Exception {
        Files.writeString(folder.resolve("port-groups"), "1\t0\t1\t2\n2\t1\t0\t1\n");
        assertThat(restored(AluaState.OPTIMIZED, AluaState.NON_OPTIMIZED).groups())
                .extracting(PortGroups.Group::state)
                .containsExactly(AluaState.NON_OPTIMIZED, AluaState.OPTIMIZED);
    }

    @Test
    void aFileOfAnotherKindIsLeftAside() throws Exception {
        Files.writeString(folder.resolve("port-groups"), "1\tx\t0\t1\n2\n9\t0\t1\t1\n1\t0\t77\t1\n");
        assertThat(restored(AluaState.OPTIMIZED, AluaState.STANDBY).groups())
                .isEqualTo(groups(AluaState.OPTIMIZED, AluaState.STANDBY).groups());
    }
}

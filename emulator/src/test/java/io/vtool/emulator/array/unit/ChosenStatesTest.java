package io.vtool.emulator.array.unit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.emulator.array.config.AluaState;
import io.vtool.emulator.array.config.TargetPort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChosenStatesTest {
    @TempDir
    private Path folder;

    private static PortGroups groups(AluaState one, AluaState two) {
        return new PortGroups(List.of(
                new TargetPort(1, "iqn.2003-01.com.example:a", 1, 1, one),
                new TargetPort(2, "iqn.2003-01.com.example:a", 2, 2, two)));
    }

    private PortGroups restored(AluaState one, AluaState two) throws Exception {
        PortGroups again = groups(one, two);
        new ChosenStates(folder.resolve("port-groups")).restore(again);
        return again;
    }

    @Test
    void aChoiceHoldsUntilTheArrayGivesAGroupAnotherState() throws Exception {
        PortGroups groups = groups(AluaState.OPTIMIZED, AluaState.NON_OPTIMIZED);
        groups.set(1, AluaState.NON_OPTIMIZED, PortGroups.ALTERED_IMPLICITLY);
        groups.set(2, AluaState.OPTIMIZED, PortGroups.ALTERED_BY_COMMAND);
        ChosenStates chosen = new ChosenStates(folder.resolve("port-groups"));
        chosen.save(groups);
        assertThat(restored(AluaState.OPTIMIZED, AluaState.NON_OPTIMIZED).groups())
                .isEqualTo(groups.groups());
        assertThat(restored(AluaState.STANDBY, AluaState.NON_OPTIMIZED).groups())
                .extracting(PortGroups.Group::state)
                .containsExactly(AluaState.STANDBY, AluaState.NON_OPTIMIZED);
        chosen.save(groups(AluaState.OPTIMIZED, AluaState.NON_OPTIMIZED));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileOfAnotherKindIsLeftAside() throws Exception {
        Files.writeString(folder.resolve("port-groups"), "1\tx\t0\t1\n2\n9\t0\t1\t1\n1\t0\t77\t1\n");
        assertThat(restored(AluaState.OPTIMIZED, AluaState.STANDBY).groups())
                .isEqualTo(groups(AluaState.OPTIMIZED, AluaState.STANDBY).groups());
    }
}

package io.vtool.emulator.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.emulator.lab.LabClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelMapperTest {
    private static final String TABLE = "0 2097152 multipath 2 queue_if_no_path retain_attached_hw_handler 1 alua 2 1 "
            + "service-time 0 2 2 8:0 1 1 8:16 1 1 service-time 0 1 2 8:32 1 1";

    @TempDir
    private Path folder;

    private final List<List<String>> activated = new ArrayList<>();

    private final List<String> said = new ArrayList<>();
    private final List<String> failing = new ArrayList<>();

    private List<String> activate(List<List<String>> groups) {
        activated.addAll(groups);
        List<String> failed = new ArrayList<>();
        for (List<String> group : groups) {
            group.stream().filter(failing::contains).forEach(failed::add);
        }
        return failed;
    }

    private KernelMapper mapper() {
        return new KernelMapper(
                new HostFile(folder.resolve("dm"), new LabClock(() -> 0, System::nanoTime, 0)),
                this::activate,
                said::add);
    }

    private MappedDevice device(String name) throws Exception {
        return Objects.requireNonNull(mapper().find(name));
    }

    private String status() throws Exception {
        return device("mpatha").status().get(0);
    }

    @Test
    void aMapKeepsTheStateOfItsPaths() throws Exception {
        mapper().create("mpatha", "mpath-3600", List.of(TABLE));
        mapper().open("mpatha");
        assertThat(device("mpatha").table()).containsExactly(TABLE);
        assertThat(device("mpatha").sectors()).isEqualTo(2097152);
        assertThat(status())
                .isEqualTo("0 2097152 multipath 2 0 0 0 2 1 A 0 2 2 8:0 A 0 0 1 8:16 A 0 0 1 E 0 1 2 8:32 A 0 0 1");
        mapper().message("mpatha", 0, "fail_path 8:0");
        mapper().message("mpatha", 0, "fail_path 8:0");
        mapper().message("mpatha", 0, "fail_path 8:16");
        assertThat(status())
                .isEqualTo("0 2097152 multipath 2 0 0 0 2 2 E 0 2 2 8:0 F 1 0 1 8:16 F 1 0 1 A 0 1 2 8:32 A 0 0 1");
        mapper().message("mpatha", 0, "reinstate_path 8:0");
        mapper().message("mpatha", 0, "switch_group 1");
        assertThat(status()).contains("2 1 A 0 2 2 8:0 A 1 0 1 8:16 F 1 0 1 E 0 1 2");
        mapper().message("mpatha", 0, "disable_group 1");
        assertThat(status()).contains("2 2 D 0 2 2").contains("A 0 1 2 8:32");
        mapper().message("mpatha", 0, "fail_if_no_path");
        assertThat(device("mpatha").table().get(0)).contains("multipath 1 retain_attached_hw_handler 1 alua 2 2");
        assertThat(device("mpatha").event()).isEqualTo(5);
    }

    @Test
    void theHardwareHandlerSeesToTheGroupThatComesIntoUse() throws Exception {
        mapper().create("mpatha", "", List.of(TABLE));
        mapper().open("mpatha");
        assertThat(activated).containsExactly(List.of("8:0", "8:16"));
        mapper().message("mpatha", 0, "fail_path 8:0");
        mapper().message("mpatha", 0, "fail_if_no_path");
        assertThat(activated).hasSize(1);
        mapper().message("mpatha", 0, "fail_path 8:16");
        assertThat(activated).hasSize(2).last().isEqualTo(List.of("8:32"));
        mapper().message("mpatha", 0, "reinstate_path 8:0");
        assertThat(activated).hasSize(2);
        mapper().message("mpatha", 0, "switch_group 1");
        assertThat(activated).hasSize(3).last().isEqualTo(List.of("8:0"));
        mapper().reload("mpatha", List.of(TABLE));
        assertThat(activated).hasSize(4);
        KernelMapper once = mapper();
        once.together(() -> {
            try {
                once.reload("mpatha", List.of(TABLE));
                once.message("mpatha", 0, "fail_path 8:16");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            assertThat(activated).hasSize(4);
        });
        assertThat(activated).hasSize(5).last().isEqualTo(List.of("8:0"));
        mapper().create("plain", "", List.of("0 8 multipath 0 0 1 1 round-robin 0 1 1 8:0 1"));
        assertThat(activated).hasSize(5);
    }

    @Test
    void withoutAPathNoGroupIsInUse() throws Exception {
        mapper().create("m", "", List.of("0 8 multipath 0 0 1 1 round-robin 0 1 1 8:0 1"));
        mapper().create("above", "", List.of("0 8 linear 253:0 0"));
        mapper().message("m", 0, "fail_path 8:0");
        assertThat(device("m").status()).containsExactly("0 8 multipath 2 0 0 0 1 1 E 0 1 0 8:0 F 1");
    }

    @Test
    void whereNobodyReadsAGroupComesIntoUseWhenUdevLooks() throws Exception {
        mapper().create("mpatha", "mpath-3600", List.of(TABLE));
        assertThat(status()).contains("2 1 A 0 2", "1 E 0 1");
        mapper().message("mpatha", 0, "switch_group 2");
        assertThat(status()).contains("2 2 E 0 2", "1 E 0 1");
        assertThat(device("mpatha").table().get(0)).contains(" 2 2 service-time");
        mapper().message("mpatha", 0, "fail_path 8:0");
        assertThat(status()).contains("2 2 E 0 2", "1 A 0 1");
        mapper().message("mpatha", 0, "switch_group 1");
        mapper().create("above", "", List.of("0 8 linear 253:0 0"));
        assertThat(status()).contains("2 1 A 0 2", "1 E 0 1");
    }

    @Test
    void afterTheLastPathNobodyReads() throws Exception {
        mapper().create("mpatha", "mpath-3600", List.of(TABLE));
        KernelMapper once = mapper();
        once.together(() -> {
            try {
                once.message("mpatha", 0, "fail_path 8:0");
                once.message("mpatha", 0, "fail_path 8:16");
                once.later(1);
                once.message("mpatha", 0, "fail_path 8:32");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        assertThat(status()).contains("2 1 A 0 2", "8:16 F 1", "1 E 0 1", "8:32 F 1");
    }

    @Test
    void udevHasReadAfterTwoSeconds() throws Exception {
        mapper().create("mpatha", "mpath-3600", List.of(TABLE));
        KernelMapper once = mapper();
        once.together(() -> {
            try {
                once.message("mpatha", 0, "fail_path 8:0");
                once.message("mpatha", 0, "fail_path 8:16");
                once.later(1);
                assertThat(once.changing("mpatha").get(0)).contains("2 1 A 0 2");
                once.later(1);
                assertThat(once.changing("mpatha").get(0)).contains("2 2 E 0 2");
                once.message("mpatha", 0, "fail_path 8:32");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        assertThat(status()).contains("2 2 E 0 2", "1 A 0 1");
        assertThat(mapper().changing("mpatha")).isNull();
    }

    @Test
    void minorsAreTheLowestThatAreFree() throws Exception {
        for (String name : List.of("a", "b", "c")) {
            mapper().create(name, "", List.of("0 8 linear 8:0 0"));
        }
        mapper().remove("b");
        mapper().create("d", "", List.of("0 8 linear 253:0 0"));
        assertThat(mapper().list()).extracting(MappedDevice::devt).containsExactly("253:0", "253:1", "253:2");
        assertThat(device("a").openCount()).isEqualTo(1);
        assertThatThrownBy(() -> mapper().remove("a"))
                .isInstanceOfSatisfying(
                        MapperException.class, e -> assertThat(e.reason()).isEqualTo(MapperException.Reason.EBUSY));
    }

    @Test
    void aTableWaitsForTheResume() throws Exception {
        mapper().create("a", "", List.of("0 8 linear 8:0 0"));
        mapper().load("a", List.of("0 16 linear 8:0 0"));
        mapper().suspend("a");
        assertThat(device("a").suspended()).isTrue();
        assertThat(device("a").sectors()).isEqualTo(8);
        mapper().rename("a", "b");
        mapper().resume("b");
        assertThat(device("b").sectors()).isEqualTo(16);
        assertThat(device("b").inactive()).isEmpty();
    }

    @Test
    void whatMakesNoSenseIsRefusedAndChangesNothing() throws Exception {
        mapper().create("a", "u", List.of("0 8 linear 8:0 0"));
        for (String bad :
                List.of("", "0 8", "0 x linear", "0 8 multipath", "0 8 multipath 0 0 1 2", "0 8 multipath 0 0 1 1 x")) {
            assertThatThrownBy(() -> mapper().create("b", "", List.of(bad)))
                    .as(bad)
                    .isInstanceOf(MapperException.class);
        }
        assertThatThrownBy(() -> mapper().create("a", "", List.of())).isInstanceOf(MapperException.class);
        assertThatThrownBy(() -> mapper().create("c", "u", List.of())).isInstanceOf(MapperException.class);
        assertThatThrownBy(() -> mapper().message("a", 0, "fail_path 8:0")).isInstanceOf(MapperException.class);
        assertThatThrownBy(() -> mapper().resume("z")).isInstanceOf(MapperException.class);
        assertThat(mapper().list()).hasSize(1);
    }

    @Test
    void aPathThatItsHandlerCannotSeeToFails() throws Exception {
        failing.addAll(List.of("8:0", "8:16"));
        mapper().create("mpatha", "mpath-3600", List.of(TABLE));
        assertThat(status()).contains("8:0 F 1", "8:16 F 1", "8:32 A 0");
        assertThat(activated).containsExactly(List.of("8:0", "8:16"), List.of("8:32"));
        assertThat(said)
                .containsExactly(
                        "device-mapper: multipath: 253:0: Failing path 8:0.",
                        "device-mapper: multipath: 253:0: Failing path 8:16.");
    }

    @Test
    void whenNoHandlerCanSeeToAnyPathThatEnds() throws Exception {
        failing.addAll(List.of("8:0", "8:16", "8:32"));
        mapper().create("mpatha", "mpath-3600", List.of(TABLE));
        assertThat(status()).contains("8:0 F 1", "8:16 F 1", "8:32 F 1");
        mapper().message("mpatha", 0, "reinstate_path 8:32");
        assertThat(status()).contains("8:32 F 2");
    }

    @Test
    void aDeviceInUseIsRemovedWhenItsLastUserIs() throws Exception {
        mapper().create("a", "", List.of("0 8 linear 8:0 0"));
        mapper().create("b", "", List.of("0 8 linear 253:0 0"));
        mapper().removeUnused("a");
        assertThat(mapper().list()).hasSize(2);
        mapper().remove("b");
        assertThat(mapper().list()).isEmpty();
    }

    @Test
    void aDeviceThatWasToBeRemovedCanBeKept() throws Exception {
        mapper().create("a", "", List.of("0 8 linear 8:0 0"));
        mapper().create("b", "", List.of("0 8 linear 253:0 0"));
        mapper().removeUnused("a");
        assertThat(mapper().keep("a")).isTrue();
        assertThat(mapper().keep("a")).isFalse();
        mapper().remove("b");
        assertThat(device("a").openCount()).isZero();
    }

    @Test
    void whatLiesOnThePathsOfAMapIsLaidOntoTheMap() throws Exception {
        mapper().create("vg-lv", "LVM-1", List.of("0 8 linear 8:16 2048", "8 8 linear 8:64 0"));
        mapper().create("mpatha", "mpath-3600", List.of(TABLE));
        assertThat(mapper().reassign("mpatha")).containsExactly("vg-lv");
        assertThat(device("vg-lv").table()).containsExactly("0 8 linear 253:1 2048", "8 8 linear 8:64 0");
        assertThat(device("mpatha").openCount()).isEqualTo(1);
        assertThat(mapper().reassign("mpatha")).isEmpty();
    }
}

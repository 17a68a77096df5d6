package io.vtool.cli;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may know whom, and who may touch the process. */
class ArchitectureTest {
    private static final String[] NOTHING = {};

    /** Package of a module, and the packages of the modules it may see. */
    private static final Map<String, String[]> MODULES = Map.of(
            "scsi",
            NOTHING,
            "lvm",
            NOTHING,
            "dfsr",
            NOTHING,
            "iscsi",
            new String[] {"scsi"},
            "multipath",
            new String[] {"iscsi", "scsi"},
            "emulator",
            new String[] {"iscsi", "lvm", "dfsr", "scsi"});

    private static JavaClasses shipped = new ClassFileImporter().importClasses();

    @BeforeAll
    static void read() {
        shipped = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.vtool");
    }

    @TestFactory
    Iterable<DynamicTest> modulesSeeOnlyWhatTheyMay() {
        return MODULES.keySet().stream()
                .map(module -> DynamicTest.dynamicTest(
                        module,
                        () -> noClasses()
                                .that()
                                .resideInAPackage("io.vtool." + module + "..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(forbidden(module))
                                .allowEmptyShould(true)
                                .check(shipped)))
                .toList();
    }

    private static String[] forbidden(String module) {
        Set<String> others = new TreeSet<>(MODULES.keySet());
        others.add("cli");
        others.remove(module);
        others.removeAll(List.of(MODULES.get(module)));
        return others.stream().map(other -> "io.vtool." + other + "..").toArray(String[]::new);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.vtool.(**)").should().beFreeOfCycles().check(shipped);
    }

    @Test
    void onlyTheShellKnowsJline() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.vtool.cli.shell..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jline..")
                .check(shipped);
    }

    @Test
    void onlyTheNativeFaceKnowsPicocli() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.vtool.cli.face..")
                .and()
                .resideInAPackage("io.vtool..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(shipped);
    }

    @Test
    void onlyMainTouchesTheProcess() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Main.class)
                .should()
                .callMethodWhere(target(owner(name("java.lang.System")))
                        .and(target(nameMatching("exit|getenv|setIn|setOut|setErr|console"))))
                .orShould()
                .accessFieldWhere(target(owner(name("java.lang.System"))).and(target(nameMatching("in|out|err"))))
                .orShould()
                .callMethodWhere(target(owner(name("java.lang.Runtime"))).and(target(nameMatching("exit|halt"))))
                .check(shipped);
    }

    /** {@link SystemTime} and {@link SystemRandom} are what {@link Main} puts into the environment. */
    @Test
    void onlyTheEnvironmentHasTheSystemsClock() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(SystemTime.class, SystemRandom.class)
                .should()
                .callMethodWhere(
                        target(owner(name("java.lang.System"))).and(target(nameMatching("currentTimeMillis|nanoTime"))))
                .orShould()
                .callMethodWhere(target(nameMatching("now|systemUTC|systemDefaultZone|systemDefault"))
                        .and(target(owner(nameMatching("java\\.time\\..*")))))
                .orShould()
                .callConstructor(Date.class)
                .check(shipped);
    }
}

package io.vtool.cli.help;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.AllCommands;
import io.vtool.cli.model.Catalogue;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.Group;
import io.vtool.cli.model.Option;
import io.vtool.cli.testing.Project;
import io.vtool.cli.tour.TourText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The pages in {@code man/} are what the models give. To write them anew: {@code mvn -pl cli -am test -Dtest=ManualTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dvtool.regenerate=true}.
 */
class ManualTest {
    private static final Path FOLDER = Project.root().resolve("man");

    private final Catalogue catalogue = AllCommands.catalogue();

    @Test
    void checkedInPagesAreWhatTheModelsGive() throws IOException {
        for (Map.Entry<String, String> page : made().entrySet()) {
            Path file = FOLDER.resolve(page.getKey() + ".1");
            if (Boolean.getBoolean("vtool.regenerate")) {
                Files.writeString(file, page.getValue());
            }
            assertThat(file)
                    .as("run the tests once with -Dvtool.regenerate=true after a change of a command's model")
                    .content()
                    .isEqualTo(page.getValue());
        }
    }

    @Test
    void theTourIsWhatTheDemoShows() throws IOException {
        Path file = FOLDER.resolve("vtool-tour.7");
        String page = new TourPage().page(TourText.read(), Project.version(), Project.date());
        if (Boolean.getBoolean("vtool.regenerate")) {
            Files.writeString(file, page);
        }
        assertThat(file)
                .as("run the tests once with -Dvtool.regenerate=true after a change of the tour's text")
                .content()
                .isEqualTo(page);
    }

    @Test
    void everyCommandAndOptionStandsInExactlyOnePage() throws IOException {
        Map<String, String> pages = made();
        for (CommandModel model : CommandTree.models(catalogue)) {
            String heading = ".SS \"vtool " + model.words() + "\"\n";
            List<String> sections = new ArrayList<>();
            for (String page : pages.values()) {
                for (int at = page.indexOf(heading); at >= 0; at = page.indexOf(heading, at + 1)) {
                    int end = page.indexOf("\n.S", at + 1);
                    sections.add(page.substring(at, end < 0 ? page.length() : end));
                }
            }
            assertThat(sections).as(model.words()).hasSize(1);
            for (Option option : model.options()) {
                assertThat(sections.get(0)).containsOnlyOnce(entry(option));
            }
        }
        for (String tool : catalogue.tools()) {
            assertThat(String.join("", pages.values())).containsOnlyOnce("\n.SS " + tool + "\n");
        }
        for (Option option : ManualPage.everyCommandsOptions()) {
            assertThat(withoutTools(String.join("", pages.values()))).containsOnlyOnce(entry(option));
        }
    }

    /** Compatible tools have options of their own, some of the same names. */
    private String withoutTools(String pages) {
        String rest = pages;
        for (String tool : catalogue.tools()) {
            int start = rest.indexOf("\n.SS " + tool + "\n");
            int end = rest.indexOf("\n.S", start + 1);
            rest = rest.substring(0, start) + (end < 0 ? "" : rest.substring(end));
        }
        return rest;
    }

    @Test
    void everyPageBelongsToTheProgramOrAGroup() throws IOException {
        try (var files = Files.list(FOLDER)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".1"))
                    .map(name -> name.substring(0, name.length() - 2))
                    .toList();
            assertThat(names).containsExactlyInAnyOrderElementsOf(made().keySet());
        }
    }

    @Test
    @Tag("interop")
    void mandocAndGroffHaveNothingToSay() throws Exception {
        List<String> pages = new ArrayList<>(List.of("vtool-lab.5", "vtool-tour.7"));
        made().keySet().forEach(name -> pages.add(name + ".1"));
        for (String page : pages) {
            String file = FOLDER.resolve(page).toString();
            assertThat(said("mandoc", "-T", "lint", "-W", "style", file)).isEmpty();
            assertThat(said("groff", "-ww", "-mandoc", "-Tutf8", "-z", file)).isEmpty();
        }
    }

    private static String said(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return text;
    }

    private static String entry(Option option) {
        List<String> names = new ArrayList<>();
        for (String name : option.names()) {
            names.add(Roff.bold(name));
        }
        return ".TP\n" + String.join(", ", names) + (option.takesValue() ? " " : "\n");
    }

    private Map<String, String> made() throws IOException {
        ManualPage manual = new ManualPage(
                catalogue,
                ManualPage.jsonKeys(Files.readString(FOLDER.resolve("json-keys.tsv"))),
                Project.version(),
                Project.date());
        Map<String, String> pages = new LinkedHashMap<>();
        List<String> tools = new ArrayList<>();
        for (String tool : catalogue.tools()) {
            tools.add(Files.readString(FOLDER.resolve(tool + ".in"))
                    .lines()
                    .skip(1)
                    .collect(joining("\n")));
        }
        pages.put("vtool", manual.program(prose("vtool"), tools));
        for (String noun : catalogue.groups()) {
            Group group = Objects.requireNonNull(catalogue.group(noun));
            pages.put("vtool-" + noun, manual.group(group, prose("vtool-" + noun)));
        }
        return pages;
    }

    private static String prose(String name) throws IOException {
        Path file = FOLDER.resolve(name + ".in");
        return Files.exists(file) ? Files.readString(file) : "";
    }
}

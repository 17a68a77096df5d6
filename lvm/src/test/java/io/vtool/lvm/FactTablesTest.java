package io.vtool.lvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every table names its source and has the same number of cells in every row. */
class FactTablesTest {
    private static final Path RESOURCES = Path.of("src/main/resources");

    static List<Path> tables() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith(".tsv"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void isWellFormed(Path table) throws IOException {
        List<String> lines = Files.readAllLines(table);
        assertTrue(lines.get(0).startsWith("# source: "), "no source");
        int cells = -1;
        for (String line : lines) {
            if (line.startsWith("#") || line.isEmpty()) {
                continue;
            }
            int here = line.split("\t", -1).length;
            cells = cells < 0 ? here : cells;
            assertEquals(cells, here, line);
        }
        assertTrue(cells > 0, "no rows");
    }
}

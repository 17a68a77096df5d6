package io.vtool.multipath.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.multipath.topology.MultipathMap;
import io.vtool.multipath.topology.PathGroup;
import io.vtool.multipath.topology.TopologyLayout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listings under {@code capture/}, each beside what it reads as in the layout of today. */
class ListingReaderTest {
    private static final List<String> SAMPLES = List.of(
            "modern",
            "legacy",
            "oldest",
            "joined",
            "nvme",
            "actions",
            "noise",
            "prefixed",
            "coloured",
            "pasted",
            "wrapped",
            "json",
            "fragment",
            "page",
            "mail",
            "oneline",
            "strings",
            "created",
            "remarks",
            "none");

    private static String text(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(ListingReaderTest.class.getResourceAsStream("/capture/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<MultipathMap> maps(String listing) {
        ListingReader reader = new ListingReader();
        for (String line : listing.split("\n", -1)) {
            reader.line(line);
        }
        return reader.end().maps();
    }

    private static String shown(List<MultipathMap> maps) {
        StringBuilder shown = new StringBuilder();
        for (MultipathMap map : maps) {
            for (String line : TopologyLayout.lines(map)) {
                shown.append(line).append('\n');
            }
        }
        return shown.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "modern",
                "legacy",
                "oldest",
                "joined",
                "nvme",
                "actions",
                "noise",
                "prefixed",
                "coloured",
                "pasted",
                "wrapped",
                "json",
                "fragment",
                "page",
                "mail",
                "oneline",
                "strings",
                "created",
                "remarks",
                "none"
            })
    void readsWhatTheListingMeans(String sample) throws IOException {
        assertThat(shown(maps(text(sample + ".txt")))).isEqualTo(text(sample + ".expected"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"modern", "legacy", "nvme", "actions", "wrapped", "noise"})
    void whatItShowsReadsTheSame(String sample) throws IOException {
        String once = shown(maps(text(sample + ".txt")));
        assertThat(shown(maps(once))).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(strings = {"modern", "legacy", "nvme"})
    void indentationPrefixesAndBlankLinesDoNotMatter(String sample) throws IOException {
        String listing = text(sample + ".txt");
        List<MultipathMap> whole = maps(listing);
        assertThat(maps(listing.replaceAll("(?m)^ +", ""))).isEqualTo(whole);
        assertThat(maps(listing.replaceAll("(?m)^", "Nov  3 10:00:00 host-a collector[17]: ")))
                .isEqualTo(whole);
        assertThat(maps(listing.replace("\n", "\r\n\r\n"))).isEqualTo(whole);
    }

    @Test
    void unknownStaysNull() {
        PathGroup group =
                maps(" |- 4:0:0:12 sdn 8:208 failed faulty").get(0).groups().get(0);
        assertThat(group.policy()).isNull();
        assertThat(group.priority()).isNull();
        assertThat(group.paths().get(0).deviceState()).isNull();
    }

    @Test
    void lineOfAnyLengthIsPassedOver() {
        String row = "| `- 4:0:0:12 sdn 8:208 failed faulty running";
        assertThat(maps(row + " ".repeat(1) + "x".repeat(5000))).isEmpty();
        assertThat(maps("size=".repeat(100_000))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyDamageGivesMapsOrNone(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> listings = new ArrayList<>();
        for (String sample : SAMPLES) {
            listings.add(text(sample + ".txt"));
        }
        for (int round = 0; round < 2000; round++) {
            StringBuilder listing = new StringBuilder(listings.get(random.nextInt(listings.size())));
            for (int n = random.nextInt(12); n >= 0 && !listing.isEmpty(); n--) {
                damage(listing, random);
            }
            assertThat(shown(maps(listing.toString()))).isNotNull();
        }
    }

    private static void damage(StringBuilder listing, Random random) {
        int at = random.nextInt(listing.length());
        int end = Math.min(listing.length(), at + 1 + random.nextInt(20));
        switch (random.nextInt(4)) {
            case 0 -> listing.delete(at, end);
            case 1 -> listing.insert(at, listing.substring(at, end));
            case 2 -> listing.insert(at, "[]()'\"\\\n :#-,=_\u001b".charAt(random.nextInt(16)));
            default -> listing.setCharAt(at, (char) random.nextInt(0x10000));
        }
    }
}

package io.vtool.multipath.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The files in which multipath keeps names, WWIDs and keys. */
class StateFilesTest {
    private static final Predicate<String> FREE = alias -> false;

    private static Binding bind(Bindings file, String wwid) {
        return Objects.requireNonNull(file.bind(wwid, "mpath", FREE));
    }

    private static String names(Bindings file, int count) {
        StringBuilder names = new StringBuilder();
        Bindings now = file;
        for (int i = 0; i < count; i++) {
            Binding binding = bind(now, "new" + i);
            names.append(i == 0 ? "" : " ").append(binding.alias());
            now = binding.file();
        }
        return names.toString();
    }

    @Test
    void aNewFileBeginsWithItsHeaderAndNamesCount() {
        Binding first = bind(Bindings.parse(""), "3600a");
        Binding second = bind(first.file(), "3600b");
        assertThat(second.file().text()).isEqualTo(Bindings.HEADER + "mpatha 3600a\nmpathb 3600b\n");
        assertThat(bind(second.file(), "3600a").file()).isSameAs(second.file());
        assertThat(second.file().alias("3600b")).isEqualTo("mpathb");
        assertThat(second.file().wwid("mpatha")).isEqualTo("3600a");
        assertThat(second.file().wwid("mpathc")).isNull();
    }

    @Test
    void afterZComesAa() {
        assertThat(names(Bindings.parse(""), 28)).endsWith("mpathy mpathz mpathaa mpathab");
        assertThat(AliasNumber.letters(26 * 26 + 26)).isEqualTo("zz");
        assertThat(AliasNumber.letters(26 * 26 + 27)).isEqualTo("aaa");
        for (int number = 1; number < 20_000; number += 7) {
            assertThat(AliasNumber.of("m" + AliasNumber.letters(number), "m")).isEqualTo(number);
        }
    }

    @Test
    void gapsAreFilledInOrderedFilesOnly() {
        assertThat(names(Bindings.parse("mpatha 1\nmpathc 2\n"), 2)).isEqualTo("mpathb mpathd");
        assertThat(names(Bindings.parse("mpathc 2\nmpatha 1\n"), 1)).isEqualTo("mpathb");
        assertThat(names(Bindings.parse("mpathb 2\nmpatha 1\n"), 1)).isEqualTo("mpathc");
        assertThat(names(Bindings.parse("mpatha 1\nother 2\nmpathb 3 # mpathc\n"), 1))
                .isEqualTo("mpathc");
    }

    @Test
    void namesOfMapsThatExistAreSkipped() {
        Predicate<String> taken = alias -> alias.equals("mpatha") || alias.equals("mpathb");
        assertThat(Objects.requireNonNull(Bindings.parse("").bind("1", "mpath", taken))
                        .alias())
                .isEqualTo("mpathc");
        assertThat(Objects.requireNonNull(Bindings.parse("mpathc 9\n").bind("1", "mpath", taken))
                        .alias())
                .isEqualTo("mpathd");
    }

    @Test
    void theNameOfAMapIsKeptUnlessItBelongsToAnother() {
        Bindings file = Bindings.parse("mpatha 1\nmpathb 2\n");
        assertThat(file.keep("2", "mpatha", "mpath")).isNull();
        assertThat(Objects.requireNonNull(file.keep("2", "mpathb", "mpath")).file())
                .isSameAs(file);
        assertThat(Objects.requireNonNull(file.keep("2", "mpathx", "mpath")).alias())
                .isEqualTo("mpathb");
        assertThat(Objects.requireNonNull(file.keep("3", "mpathx", "mpath"))
                        .file()
                        .text())
                .isEqualTo("mpatha 1\nmpathb 2\nmpathx 3\n");
        assertThat(file.keep("3", "oracle", "mpath")).isNull();
    }

    @Test
    void conflictsAreTakenOutOfTheFile() {
        MultipathConfig config = Samples.read("multipaths {\nmultipath {\nwwid w1\nalias mpathb\n}\n}\n");
        Bindings file = Bindings.parse(
                "mpathc 3\nmpatha 1\nmpatha 1\nmpatha 2\nmpathb 2\nlonely\nmpathd 4 and more\n# mpathe 5\n\n");
        AliasCheck.Result result = AliasCheck.check(config, file);
        assertThat(result.problems().stream().map(Problem::text))
                .containsExactly(
                        "duplicate line for alias mpatha in bindings file on line 3",
                        "ERROR: multiple bindings for alias \"mpatha\" in bindings file on line 4, discarding binding to"
                                + " WWID 2",
                        "ERROR: alias \"mpathb\" for WWID 2 in bindings file on line 5 conflicts with multipath.conf entry"
                                + " for w1",
                        "invalid line 6 in bindings file, missing WWID",
                        "invalid line 7 in bindings file, extra args \"and\"",
                        "updated bindings file /etc/multipath/bindings");
        assertThat(result.rewrite()).isTrue();
        assertThat(result.bindings().text()).isEqualTo(Bindings.HEADER + "mpatha 1\nmpathc 3\nmpathd 4\n");
    }

    @Test
    void oneAliasForTwoVolumesIsGivenToOne() {
        MultipathConfig config = Samples.read(
                "multipaths {\nmultipath {\nwwid w2\nalias data\n}\nmultipath {\nwwid w1\nalias data\n}\n}\n");
        AliasCheck.Result result = AliasCheck.check(config, Bindings.parse(""));
        assertThat(result.problems().get(0).text())
                .isEqualTo("ERROR: alias \"data\" bound to multiple wwids in multipath.conf, discarding binding to w2");
        assertThat(result.config().wwidOf("data")).isEqualTo("w1");
        assertThat(result.rewrite()).isFalse();
    }

    @Test
    void wwidsAreAddedOnceAndRemovedByAComment() {
        Wwids file = Wwids.parse("").with("3600a").with("3600b").with("3600a");
        assertThat(file.text()).isEqualTo(Wwids.HEADER + "/3600a/\n/3600b/\n");
        Wwids removed = file.without("3600a");
        assertThat(removed.text()).isEqualTo(Wwids.HEADER + "#3600a/\n/3600b/\n");
        assertThat(removed.contains("3600a")).isFalse();
        assertThat(removed.contains("3600")).isFalse();
        assertThat(removed.without("3600a")).isSameAs(removed);
        assertThat(removed.with("3600a").text()).isEqualTo(Wwids.HEADER + "#3600a/\n/3600b/\n/3600a/\n");
        assertThat(Wwids.of(List.of("x", "y")).text()).isEqualTo(Wwids.HEADER + "/x/\n/y/\n");
    }

    @Test
    void keysAreSetReplacedAndRemoved() {
        Prkeys file = Prkeys.parse("").with("w1", 0x123abcL, false).with("w2", -1L, true);
        assertThat(file.text()).isEqualTo(Prkeys.HEADER + "0x0000000000123abc w1\n0Xffffffffffffffff w2\n");
        assertThat(file.key("w1")).isEqualTo("0x123abc");
        assertThat(file.key("w2")).isEqualTo("0xffffffffffffffff:aptpl");
        Prkeys changed = file.with("w1", 5, true).without("w2");
        assertThat(changed.text()).isEqualTo(Prkeys.HEADER + "0X0000000000000005 w1\n#Xffffffffffffffff w2\n");
        assertThat(changed.key("w2")).isNull();
        assertThat(changed.key("w")).isNull();
    }
}

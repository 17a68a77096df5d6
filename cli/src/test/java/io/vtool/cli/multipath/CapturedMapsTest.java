package io.vtool.cli.multipath;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.vtool.cli.CommandRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Listings that {@code vtool multipath ll --from} reads beside plain ones. */
class CapturedMapsTest {
    private static final String ANSWER = """
            # multipathd show maps json
            {
               "major_version": 0,
               "minor_version": 1,
               "maps": [{
                  "name" : "mpathq",
                  "uuid" : "36001405d0c0ffee0000000000000a001",
                  "sysfs" : "dm-4",
                  "write_prot" : "rw",
                  "features" : "1 queue_if_no_path",
                  "hwhandler" : "1 alua",
                  "action" : "",
                  "vend" : "ACME",
                  "prod" : "BIG \\"BOX\\" {",
                  "path_groups": [{
                     "selector" : "service-time 0",
                     "pri" : 50,
                     "dm_st" : "active",
                     "paths": [{
                        "dev" : "sdb",
                        "dev_t" : "8:16",
                        "dm_st" : "failed",
                        "dev_st" : "offline",
                        "chk_st" : "i/o pending"
                     }]
                  }]
               }]
            }
            mpathr (36001405d0c0ffee0000000000000a002) dm-5 ACME,BOX
            size=1.0G features='0' hwhandler='0' wp=rw
            """;

    @TempDir
    Path folder;

    private static CommandRun.Result read(String text, String... more) {
        String[] words = new String[more.length + 4];
        System.arraycopy(new String[] {"multipath", "ll", "--from", "-"}, 0, words, 0, 4);
        System.arraycopy(more, 0, words, 4, more.length);
        return CommandRun.of(words).stdin(text).run();
    }

    @Test
    void whatMultipathdPrintsAsJsonIsAListing() {
        assertThat(read(ANSWER).out()).isEqualTo("""
                        mpathq (36001405d0c0ffee0000000000000a001) dm-4 ACME,BIG "BOX" {
                        size=undef features='1 queue_if_no_path' hwhandler='1 alua' wp=rw
                        `-+- policy='service-time 0' prio=50 status=active
                          `- undef sdb 8:16 failed i/o pending offline
                        mpathr (36001405d0c0ffee0000000000000a002) dm-5 ACME,BOX
                        size=1.0G features='0' hwhandler='0' wp=rw
                        """);
        assertThat(read(ANSWER, "-o", "json").out())
                .contains("\"dev\":\"sdb\",\"devt\":\"8:16\",\"dm_st\":\"failed\",\"chk_st\":\"i/o pending\"")
                .contains("\"hcil\":null");
    }

    @Test
    void aSingleMapInAnyOrderOfItsKeysIsOne() {
        String compact =
                "{\"map\":{\"uuid\":\"3600140500\",\"path_groups\":[{\"paths\":[{\"dev_t\":\"8:0\",\"dev\":\"sda\"}],"
                        + "\"pri\":-1}],\"name\":\"m1\",\"sysfs\":\"dm-1\"},\"major_version\":0}";
        assertThat(read(compact).out())
                .startsWith("m1 (3600140500) dm-1 ##,##\n")
                .contains("prio=-1", "sda 8:0");
    }

    @Test
    void aPackedFileAndOneOfPowerShellAreRead() throws IOException {
        String text =
                "mpathr (36001405d0c0ffee0000000000000a002) dm-5 ACME,BOX\r\nsize=1.0G features='0' hwhandler='0' wp=rw\r\n";
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        Files.write(folder.resolve("gz"), packed.toByteArray());
        try (OutputStream out = new XZOutputStream(
                Files.newOutputStream(folder.resolve("xz")), new LZMA2Options(LZMA2Options.PRESET_MIN))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        Files.write(folder.resolve("zst"), Zstd.compress(text.getBytes(StandardCharsets.UTF_8)));
        Files.write(folder.resolve("marked"), ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE));
        Files.write(folder.resolve("big"), ("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE));
        Files.write(folder.resolve("wide"), text.getBytes(StandardCharsets.UTF_16LE));
        for (String file : new String[] {"gz", "xz", "zst", "marked", "big", "wide"}) {
            CommandRun.Result result =
                    CommandRun.of("multipath", "ll", "--from", file).in(folder).run();
            assertThat(result.out()).as(file).isEqualTo(text.replace("\r", ""));
        }
        Files.writeString(folder.resolve("bz2"), "BZh91AY&SY");
        assertThat(CommandRun.of("multipath", "ll", "--from", "bz2")
                        .in(folder)
                        .run()
                        .err())
                .contains("cannot read 'bz2'", "bunzip2");
        Files.write(folder.resolve("cut"), Arrays.copyOf(packed.toByteArray(), 20));
        CommandRun.Result cut =
                CommandRun.of("multipath", "ll", "--from", "cut").in(folder).run();
        assertThat(cut.status()).isEqualTo(74);
        assertThat(cut.err()).contains("cannot read 'cut'").doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"maps\":",
                "{\"maps\":[{\"path_groups\":[{\"pri\":\"x\"}]}]}",
                "{\"maps\":[1]}",
                "{\"maps\":[{\"name\":\"a\"}]} {",
                "}}}\n{{{",
                "{\"map\":{\"path_groups\":[[]]}}"
            })
    void otherJsonIsNone(String text) {
        CommandRun.Result result = read(text);
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("no multipath map in standard input");
    }

    @Test
    void aListingInsideOfJsonIsRead() {
        assertThat(
                        read("{\"stdout\":\"mpathr (36001405d0c0ffee0000000000000a002) dm-5 ACME,BOX\\nsize=1.0G features='0' "
                                        + "hwhandler='0' wp=rw\\n\",\n\"maps\":0}\n")
                                .out())
                .startsWith("mpathr (36001405d0c0ffee0000000000000a002) dm-5 ACME,BOX\nsize=1.0G");
    }
}

package io.vtool.multipath.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file holds, it is read, and the listing of what was understood is understood in the same way. */
class ConfigMutationTest {
    private static final String SCRAPS = "{}\"#!\n\r\t \\*+?()[]|^$0\0\u00e9x";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void brokenFilesAreRead(int seed) throws IOException {
        Random random = new Random(seed);
        String sample = Samples.text("mixed.conf");
        for (int i = 0; i < 100; i++) {
            StringBuilder text = new StringBuilder(sample);
            for (int k = random.nextInt(12); k >= 0; k--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, SCRAPS.charAt(random.nextInt(SCRAPS.length())));
                    case 1 -> text.deleteCharAt(at);
                    default -> text.insert(at, sample, at / 2, at / 2 + random.nextInt(40));
                }
            }
            MultipathConfig config = Samples.read(text.toString());
            DeviceSettings device = config.forDevice("NETAPP", "LUN", "1", "scsi:iscsi");
            MapSettings map = config.forMap("aaa", device);
            assertThat(map.pathGroupingPolicy()).isNotEmpty();
            assertThat(map.noPathRetry()).isGreaterThanOrEqualTo(-2);
            config.blacklist().judgeWwid("aaa");
            if (!config.refused()) {
                assertThat(ConfigText.whole(config, true))
                        .startsWith("defaults {\n")
                        .endsWith("}\n");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "blacklist", "local", "oneshot"})
    void aListingIsAFileThatSaysTheSame(String name) throws IOException {
        String listing = ConfigText.whole(Samples.read(Samples.text(name + ".conf")), true);
        MultipathConfig again = Samples.read(listing);
        assertThat(again.problems()).noneMatch(problem -> problem.text().contains("invalid"));
        assertThat(ConfigText.whole(again, true)).isEqualTo(listing);
    }
}

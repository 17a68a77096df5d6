package io.vtool.lvm.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.lvm.history.Change.Kind;
import io.vtool.lvm.model.GroupReader;
import io.vtool.lvm.model.GroupTexts;
import io.vtool.lvm.model.VolumeGroup;
import io.vtool.lvm.text.ConfigParser;
import io.vtool.lvm.text.MetadataText;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class VersionDifferenceTest {
    private static VolumeGroup group(int seqno, String... volumes) throws Exception {
        byte[] text = GroupTexts.group(seqno, volumes).getBytes(StandardCharsets.ISO_8859_1);
        return GroupReader.read(MetadataText.of(ConfigParser.parse(text))).group();
    }

    @Test
    void aMoveNamesBothPlaces() throws Exception {
        assertThat(VersionDifference.of(
                        group(1, GroupTexts.linear("root", "pv0", 0, 5)),
                        group(2, GroupTexts.linear("root", "pv1", 7, 5))))
                .containsExactly(new Change(Kind.VOLUME_CHANGED, "root", "striped on pv0:0", "striped on pv1:7"));
    }

    @Test
    void settingsThatDifferAreNamed() throws Exception {
        String old = GroupTexts.volume("root", "striped", "stripe_count = 1 stripes = [\"pv0\", 0] stripe_size = 8");
        String now =
                GroupTexts.volume("root", "striped", "stripe_count = 1 stripes = [\"pv0\", 0] extra { a = [1, 2] }");
        assertThat(VersionDifference.of(group(1, old), group(2, now)))
                .containsExactly(
                        new Change(Kind.VOLUME_SETTING, "root stripe_size", "8", null),
                        new Change(Kind.VOLUME_SETTING, "root extra/a", null, "1, 2"));
    }
}

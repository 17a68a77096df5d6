package io.vtool.lvm.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.lvm.program.DamagedTexts;
import io.vtool.lvm.program.Scenes;
import io.vtool.lvm.report.Units;
import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.scan.Inventory;
import io.vtool.lvm.scan.ScannedDevice;
import io.vtool.lvm.write.MemoryTarget;
import io.vtool.lvm.write.Plans;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Groups whose volumes are tied wrongly; the lines are those of lvm2 2.03.16 on the same texts. */
class GroupCheckTest {
    private static List<MemoryTarget> group() throws Exception {
        return Scenes.group("vg", 7, 5, 96, Plans.everyType());
    }

    private static List<String> lines(List<MemoryTarget> devices) {
        List<ScannedDevice> scanned = new ArrayList<>();
        for (MemoryTarget device : devices) {
            scanned.add(ScannedDevice.read(device.source("/dev/sd" + (char) ('a' + scanned.size()))));
        }
        GroupView view = Inventory.of(scanned).groups().get(0);
        assertThat(view.lost()).isFalse();
        return GroupCheck.lines(GroupState.of(view), Units.DEFAULT::words);
    }

    @Test
    void soundGroupsAreTaken() throws Exception {
        assertThat(lines(group())).isEmpty();
        assertThat(lines(Scenes.group("vg", 8, 6, 192, Plans.furtherTypes()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "metadata = \"pool_tmeta\"|metadata = \"lin\"|LV lin: thin pool metadata LV does not use _tmeta.|lin",
                "thin_pool = \"pool\"|thin_pool = \"lin\"|LV vg/t1, segment 1 invalid: is not referencing thin pool LV for thin segment.|t1",
                "region_size = 4096|region_size = 5000|LV vg/mir, segment 1 invalid: region size is non power of 2 for mirror segment.|mir",
                "stripe_size = 128|stripe_size = 100|LV vg/r0 invalid: non power of 2 stripe size (is 100) for raid0 segment|r0",
                "chunk_size = 128|chunk_size = 200|Thin pool chunk size 100.00 KiB must be a multiple of 64.00 KiB.|pool",
                "type = \"striped\"|type = \"striped+METADATA_FORMAT\"|LV vg/lin, segment 1 invalid: sets METADATA_FORMAT flag for linear segment.|lin"
            })
    void whatLvm2SaysOfTies(String was, String is, String line, String volume) throws Exception {
        List<MemoryTarget> devices = group();
        for (MemoryTarget device : devices) {
            DamagedTexts.rewrite(device, text -> replaced(text, was, is));
        }
        assertThat(lines(devices))
                .startsWith(line)
                .endsWith("Internal error: LV segments corrupted in " + volume + ".");
    }

    private static String replaced(String text, String was, String is) {
        int at = text.indexOf(was);
        assertThat(at).isNotNegative();
        return text.substring(0, at) + is + text.substring(at + was.length());
    }
}

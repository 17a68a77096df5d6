package io.vtool.scsi.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.scsi.log.Origin;
import io.vtool.scsi.log.StatusEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeFilterTest {
    private static final long CODE = Code.pack(8, 0x2, 0, 5, 0x24, 0x10);

    @ParameterizedTest
    @CsvSource({
        "0x5/0x24/0x10, true",
        "5/24/10, true",
        "5/24, true",
        "5, true",
        "5/24/11, false",
        "6/24, false",
        "H:0x8, true",
        "h:8, true",
        "H:0x0, false",
        "H:0x8 D:0x2 P:0x0, true",
        "H:0x8 5/25, false",
        "'H:0x8  5/24', true",
        "5/*, true",
        "5/*/10, true",
        "*/24, true",
        "*/25, false",
        "H:* 5/24, true",
    })
    void choosesByWhatItNames(String text, boolean chosen) {
        CodeFilter filter = CodeFilter.parse(text);
        assertThat(filter).isNotNull();
        assertThat(filter.accepts(CODE)).isEqualTo(chosen);
        assertThat(filter.accepts(Code.nvme(0x302))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "nvme:0x302, true, false, false",
        "NVME:302, true, false, false",
        "nvme:2, false, false, false",
        "srb:0x4, false, true, false",
        "aix:4, false, false, false",
        "aix:3, false, false, true",
        "event:153, false, true, false",
        "event:15, false, false, false",
        "lpfc:3, false, false, false",
        "solaris:3, false, false, false",
        "cam:3, false, false, false",
    })
    void choosesWhatIsNoScsiStatus(String text, boolean nvme, boolean windows, boolean aix) {
        CodeFilter filter = CodeFilter.parse(text);
        assertThat(filter).isNotNull();
        assertThat(filter.accepts(Code.nvme(0x302))).isEqualTo(nvme);
        assertThat(filter.accepts(Code.of(event(Origin.WINDOWS, 4, 153)))).isEqualTo(windows);
        assertThat(filter.accepts(Code.of(event(Origin.AIX, 3, null)))).isEqualTo(aix);
        assertThat(filter.accepts(CODE)).isFalse();
        assertThat(filter.accepts(-1)).isFalse();
        assertThat(filter.accepts(Code.OTHER)).isFalse();
    }

    private static StatusEvent event(Origin origin, Integer adapter, @Nullable Integer number) {
        StatusEvent.Details details = StatusEvent.Details.codes(null, adapter, number);
        return new StatusEvent(
                1, "", origin, null, null, null, null, null, null, null, null, null, null, null, null, details);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "*",
                "*/*",
                "nvme:",
                "nvme:12345",
                "srb:x",
                "event:0x99",
                "foo:1",
                "H:",
                "X:1",
                "5/",
                "/5",
                "5/24/0/1",
                "5/xyz",
                "H:0x123"
            })
    void refusesWhatIsNoCode(String text) {
        assertThat(CodeFilter.parse(text)).isNull();
    }
}

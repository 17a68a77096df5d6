package io.vtool.scsi.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StampTest {
    private static final long REFERENCE =
            LocalDateTime.parse("2024-03-10T12:00:00").toEpochSecond(ZoneOffset.UTC);

    private static long read(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
        return new Stamp(REFERENCE).seconds(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @CsvSource({
        "2012-11-01T04:12:00.960Z cpu17:4113)NMP, 2012-11-01T04:12:00",
        "2012-11-01 04:12:00 host, 2012-11-01T04:12:00",
        "2012-11-01T04:12:00+02:00 host, 2012-11-01T02:12:00",
        "2012-11-01T04:12:00.123456-0530 host, 2012-11-01T09:42:00",
        "'<14>2012-11-01T04:12:00.960Z host', 2012-11-01T04:12:00",
        "'<14>1 2012-11-01T04:12:00.960Z host', 2012-11-01T04:12:00",
        "'Mar  1 08:53:36 host.com vmkernel: 2:16', 2024-03-01T08:53:36",
        "'Mar 1 08:53:36 host.com vmkernel: 2:16', 2024-03-01T08:53:36",
        "Mar 11 08:53:36 host.com vmkernel, 2024-03-11T08:53:36",
        "Mar 12 08:53:36 host.com vmkernel, 2023-03-12T08:53:36",
        "Dec 31 23:59:59 host.com vmkernel, 2023-12-31T23:59:59",
        "[Wed Dec 11 15:36:14 2024] st 8:0:0:0:, 2024-12-11T15:36:14",
        "[Wed Dec  1 15:36:14 2024] st 8:0:0:0:, 2024-12-01T15:36:14",
        "Wed Dec 11 15:36:14 2024 st 8:0:0:0:, 2024-12-11T15:36:14",
        "2024/12/11 15:36:14 host, 2024-12-11T15:36:14",
        "Dec 11 2023 15:36:14 host, 2023-12-11T15:36:14",
        "'Dec  1 2023 15:36:14: host', 2023-12-01T15:36:14",
    })
    void readsTheFormsOfLogs(String line, String time) {
        assertThat(read(line)).isEqualTo(LocalDateTime.parse(time).toEpochSecond(ZoneOffset.UTC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[96763.441416] end_request: I/O error",
                "2:16:49:12.573 cpu3:4099)ScsiDeviceIO: 1672",
                "2012-13-01T04:12:00.960Z cpu17",
                "2012-11-01T04:1x:00.960Z cpu17",
                "Mat  1 08:53:36 host.com",
                "<1",
                "<12345678901234567890",
                "Mar 2012 of nothing at all",
                "Mar  1 2012 of nothing at all",
                "Mar 11 2012 04:12",
                "2024/12-11 15:36:14 host",
                "Wed Dec 11 of nothing",
            })
    void readsNothingElse(String line) {
        assertThat(read(line)).isEqualTo(Stamp.NONE);
    }

    @Test
    void daysFollowTheCalendar() {
        for (int year = 1970; year < 2110; year += 1) {
            for (int month = 1; month <= 12; month++) {
                assertThat(Stamp.days(year, month, 1))
                        .isEqualTo(LocalDate.of(year, month, 1).toEpochDay());
            }
        }
    }

    @Test
    void anyBytesAreATimeOrNone() {
        String letters = "Mar 0123456789:-TZ<>[]+ Dec.";
        for (int seed = 0; seed < 2000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            read(text.toString());
        }
    }
}

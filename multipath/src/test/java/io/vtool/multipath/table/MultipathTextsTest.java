package io.vtool.multipath.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MultipathTextsTest {
    private static final String TABLE = "3 queue_if_no_path pg_init_retries 50 1 alua 2 1 service-time 0 2 2 8:0 1 1 "
            + "65:160 1 1 round-robin 1 x 1 1 8:32 100 ";
    private static final String STATUS = "2 1 0 0 2 2 E 0 2 2 8:0 F 3 0 1 65:160 A 0 0 1 A 1 z 1 0 8:32 A 0 ";

    @Test
    void tablesOfTheKernel() throws TableFormatException {
        MultipathTable table = MultipathTable.parse(TABLE);
        assertThat(table.features()).isEqualTo("3 queue_if_no_path pg_init_retries 50");
        assertThat(table.handler()).isEqualTo("1 alua");
        assertThat(table.firstGroup()).isEqualTo(1);
        assertThat(table.groups())
                .containsExactly(
                        new MultipathTable.Group("service-time 0", List.of("8:0", "65:160"), 1),
                        new MultipathTable.Group("round-robin 1", List.of("8:32"), 100));
        assertThat(MultipathTable.parse("0 0 0 0").groups()).isEmpty();
    }

    @Test
    void statusOfTheKernel() throws TableFormatException {
        MultipathStatus status = MultipathStatus.parse(STATUS);
        assertThat(status.queueing()).isTrue();
        assertThat(status.nextGroup()).isEqualTo(2);
        assertThat(status.groups().get(0).state()).isEqualTo('E');
        assertThat(status.groups().get(0).paths())
                .containsExactly(
                        new MultipathStatus.Path("8:0", false, 3), new MultipathStatus.Path("65:160", true, 0));
        assertThat(status.groups().get(1).paths()).hasSize(1);
    }

    @Test
    void textsThatEndEarlyAreRefused() {
        for (String text :
                List.of("", "1", "0 0 2 1 service-time 0 1", "0 0 1 1 service-time 0 2 1 8:0 1", "x 0 0 0")) {
            assertThatThrownBy(() -> MultipathTable.parse(text)).isInstanceOf(TableFormatException.class);
        }
        assertThatThrownBy(() -> MultipathTable.parse("99999999 a")).isInstanceOf(TableFormatException.class);
    }

    @Test
    void damagedTextsAreReadOrRefused() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? TABLE : STATUS);
            for (int n = random.nextInt(4); n >= 0; n--) {
                int at = random.nextInt(text.length());
                if (random.nextBoolean()) {
                    text.deleteCharAt(at);
                } else {
                    text.setCharAt(at, (char) (' ' + random.nextInt(90)));
                }
            }
            try {
                MultipathTable.parse(text.toString());
            } catch (TableFormatException e) {
                assertThat(e).hasMessageContaining(":");
            }
            try {
                MultipathStatus.parse(text.toString());
            } catch (TableFormatException e) {
                assertThat(e).hasMessageContaining(":");
            }
        }
    }
}

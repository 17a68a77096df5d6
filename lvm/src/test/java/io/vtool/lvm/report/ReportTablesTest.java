package io.vtool.lvm.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportTablesTest {
    private final Fields fields = new Fields();

    @Test
    void everyFieldIsThereOnce() {
        Set<String> names = new HashSet<>();
        for (Field field : fields.all()) {
            assertThat(names.add(field.id())).as(field.id()).isTrue();
            assertThat(field.heading()).as(field.id()).isNotEmpty();
            assertThat(field.meaning()).as(field.id()).isNotEmpty();
        }
        assertThat(names).hasSize(224);
    }

    @Test
    void namesMayLeaveOutUnderscoresAndThePrefix() {
        assertThat(fields.find("PVNAME", "")).isEqualTo(fields.find("pv_name", ""));
        assertThat(fields.find("name", "vg_")).isEqualTo(fields.find("vg_name", ""));
        assertThat(fields.find("name", "lv_")).isEqualTo(fields.find("lv_name", ""));
        assertThat(fields.find("name", "")).isNull();
        assertThat(fields.find("stripesize", "seg_")).isNotNull();
    }

    @Test
    void reservedValuesBelongToFields() {
        for (ReservedValue value : ReservedValue.all()) {
            assertThat(value.field().equals("*") || fields.find(value.field(), "") != null)
                    .as(value.field())
                    .isTrue();
        }
    }
}

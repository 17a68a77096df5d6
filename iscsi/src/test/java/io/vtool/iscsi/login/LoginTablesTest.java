package io.vtool.iscsi.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.scsi.table.FactTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoginTablesTest {
    @Test
    void keysAreSortedUniqueAndComplete() {
        List<String[]> rows = FactTable.load(LoginStatus.class, "login-keys").rows();
        List<String> names = rows.stream().map(row -> row[0]).toList();
        assertThat(names).isSorted().doesNotHaveDuplicates().hasSize(35);
        assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(12));
        for (String[] row : rows) {
            LoginKey key = LoginKeys.find(row[0]);
            assertThat(key).isNotNull();
            if (key.kind().equals("number") && !key.defaultValue().isEmpty()) {
                assertThat(key.number(key.defaultValue())).as(row[0]).isNotNegative();
            }
        }
        LoginKey burst = LoginKeys.find("MaxBurstLength");
        assertThat(burst.number("512")).isEqualTo(512);
        assertThat(burst.number("0x200")).isEqualTo(512);
        assertThat(burst.number("511")).isEqualTo(-1);
        assertThat(burst.number("-512")).isEqualTo(-1);
        assertThat(burst.number("99999999999999999999")).isEqualTo(-1);
    }

    @Test
    void statusesAreSortedUniqueAndExplained() {
        List<String[]> rows = FactTable.load(LoginStatus.class, "login-status").rows();
        assertThat(rows.stream().map(row -> row[0] + row[1]).toList())
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSize(18);
        assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(5).doesNotContain(""));
        assertThat(LoginStatus.of(LoginStatus.NOT_FOUND).name()).isEqualTo("Not found");
        assertThat(LoginStatus.of(0x7777)).isNull();
    }
}

package io.vtool.dfsr.wmi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.dfsr.fact.FactTable;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WmiModelTest {
    @Test
    void classesAreSortedAndWhole() {
        List<WmiClass> all = WmiModel.all();
        assertThat(all).hasSize(32);
        assertThat(all.stream().map(WmiClass::name)).isSorted().doesNotHaveDuplicates();
        assertThat(all.stream().mapToInt(type -> type.properties().size()).sum())
                .isEqualTo(485);
        Set<String> seen = new HashSet<>();
        for (List<String> cells : FactTable.rows(WmiModel.class, "classes.tsv")) {
            assertThat(cells).hasSize(13);
            assertThat(seen.add(cells.get(0) + "." + cells.get(2))).isTrue();
        }
        for (List<String> cells : FactTable.rows(WmiModel.class, "methods.tsv")) {
            assertThat(cells).hasSize(5);
            assertThat(all.stream().map(WmiClass::name)).contains(cells.get(0));
        }
    }

    @Test
    void usualValuesAreOfTheirTypes() throws WmiException {
        for (WmiClass type : WmiModel.all()) {
            for (WmiProperty property : type.properties()) {
                if (!property.usual().isEmpty()) {
                    assertThat(WmiValue.typed(property.type(), property.usual()))
                            .as(type.name() + "." + property.name())
                            .isNotNull();
                }
            }
        }
    }

    @Test
    void namesAreFoundInAnyCaseAndNamespacesWithoutTheirBackslashes() {
        assertThat(WmiModel.namespace("\\\\ROOT\\MicrosoftDfs")).isEqualTo("root\\microsoftdfs");
        assertThat(WmiModel.namespace("\\rootMicrosoftWindowsDfsr")).isEqualTo("root\\Microsoft\\Windows\\Dfsr");
        assertThat(WmiModel.namespace("\\\\root\\cimv2")).isNull();
        WmiClass type = Objects.requireNonNull(WmiModel.find("root\\microsoftdfs", "dfsrREPLICATEDfolderinfo"));
        assertThat(Objects.requireNonNull(type.key()).name()).isEqualTo("ReplicatedFolderGuid");
        assertThat(type.property("STATE")).isNotNull();
        assertThat(type.method("cleanupconflictdirectory")).isNotNull();
        assertThat(WmiModel.find("root\\Microsoft\\Windows\\Dfsr", "DfsrInfo")).isNull();
    }

    @Test
    void rangesAreChecked() throws WmiException {
        WmiClass type = Objects.requireNonNull(WmiModel.find("root\\microsoftdfs", "DfsrMachineConfig"));
        WmiProperty severity = Objects.requireNonNull(type.property("DebugLogSeverity"));
        assertThat(WmiValue.checked(severity, "0x5")).isEqualTo("5");
        for (String wrong : new String[] {"0", "6", "-1", "", "five", "99999999999999999999"}) {
            assertThatThrownBy(() -> WmiValue.checked(severity, wrong))
                    .isInstanceOf(WmiException.class)
                    .extracting(e -> ((WmiException) e).code())
                    .isEqualTo(WmiException.INVALID_PARAMETER);
        }
        WmiProperty number = Objects.requireNonNull(type.property("LastChangeNumber"));
        assertThatThrownBy(() -> WmiValue.checked(number, "5"))
                .extracting(e -> ((WmiException) e).code())
                .isEqualTo(WmiException.READ_ONLY);
    }

    @Test
    void valuesAreWrittenAsWmiDoes() {
        assertThat(new Moment(130_096_051_943_887_948L)).hasToString("20130405031314.388794+000");
        assertThat(Moment.NEVER).hasToString("16010101000000.000000+000");
        assertThat(Moment.UNKNOWN).hasToString("99990101000000.000000+000");
        assertThat(WmiValue.text(List.of(15L, 0L))).isEqualTo("{15,0}");
        assertThat(WmiValue.text(List.of("a", "b"))).isEqualTo("{\"a\",\"b\"}");
        assertThat(WmiValue.text(List.of(15L, 0L), ';')).isEqualTo("{15;0}");
        assertThat(WmiValue.text(true)).isEqualTo("TRUE");
        assertThat(WmiValue.mof("C:\\a \"b\"")).isEqualTo("\"C:\\\\a \\\"b\\\"\"");
    }

    @Test
    void vectorsAreReadAsTheyAreWritten() {
        String guid = "{9F159608-2199-4D8B-B9F5-51D83A778089}";
        String text = guid + " |-> (9, 12] (14, 20]";
        assertThat(VectorText.parse(text)).hasToString(text);
        assertThat(VectorText.parse(text + "\\n{1D69BB80-C1DC-4D87-8259-BBD9639C2A7F} |-> (0, 3]"))
                .isNotNull()
                .extracting(vector -> vector.databases().size())
                .isEqualTo(2);
        assertThat(VectorText.parse("")).hasToString("");
        for (String wrong : new String[] {"{", guid + " (1", guid + " (2, 1]", "(1, 2]", "x", guid + " (a, b]"}) {
            assertThat(VectorText.parse(wrong)).as(wrong).isNull();
        }
    }
}

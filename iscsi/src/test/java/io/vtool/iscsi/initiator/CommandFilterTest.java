package io.vtool.iscsi.initiator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.scsi.table.FactTable;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandFilterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000000000000", // TEST UNIT READY
                "120183002400",
                "28000000000000000100",
                "9e10000000000000000000000020",
                "9e12000000000000000000000020",
                "a30a00000000000000ff0000",
                "5e030000000000ffff00",
                "4d004000000000ffff00",
                "3c02000000000000ff00",
                "7f000000000000180009" // READ(32)
            })
    void readingPasses(String cdb) {
        assertThat(CommandFilter.onlyReads(HexFormat.of().parseHex(cdb))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "040000000000", // FORMAT UNIT
                "0a0000000100",
                "150000000000",
                "160000000000",
                "1b0000000000",
                "1d0400000000",
                "2a000000000000000100",
                "35000000000000000000",
                "3b02000000000000ff00",
                "41000000000000000100",
                "42000000000000001800",
                "4d014000000000ffff00", // LOG SENSE with SP
                "4c020000000000000000",
                "5f000000000000001800",
                "5e1f0000000000ffff00",
                "9e17000000000000000000000000", // STREAM CONTROL
                "9f12000000000000000000000000",
                "a30600000000000000ff0000",
                "a40a000000000000000000", // SET TARGET PORT GROUPS
                "3c1c000000000000ff00", // error history, which clears as it reads
                "840b000000000000000000000000",
                "89000000000000000000000001",
                "85000000000000000000000000000000",
                "7f00000000000018000b", // WRITE(32)
                "7f0000",
                "48", // SANITIZE
                "ff"
            })
    void everythingElseDoesNot(String cdb) {
        assertThat(CommandFilter.onlyReads(HexFormat.of().parseHex(cdb))).isFalse();
    }

    @Test
    void theOwnerMayDoEverything() throws Exception {
        ScsiCommand format = ScsiCommand.plain(0, new byte[] {4, 0, 0, 0, 0, 0});
        new CommandFilter(MediumAccess.OWNED).check(format);
        assertThatThrownBy(() -> new CommandFilter(MediumAccess.READ_ONLY).check(format))
                .isInstanceOf(IscsiException.class)
                .hasMessageContaining("0x4");
    }

    @Test
    void whoSharesUnitsMayChooseTheControllerAndReserveAndWriteNothing() throws Exception {
        CommandFilter filter = new CommandFilter(MediumAccess.SHARING);
        filter.check(ScsiCommand.plain(0, HexFormat.of().parseHex("a40a00000000000000000000")));
        filter.check(ScsiCommand.plain(0, HexFormat.of().parseHex("5f000000000000001800")));
        filter.check(ScsiCommand.plain(0, new byte[6]));
        for (String cdb : List.of("a40600000000000000000000", "040000000000", "2a000000000000000100")) {
            assertThatThrownBy(() ->
                            filter.check(ScsiCommand.plain(0, HexFormat.of().parseHex(cdb))))
                    .isInstanceOf(IscsiException.class);
        }
    }

    @Test
    void tablesAreSortedAndWithoutDuplicates() {
        for (String table : List.of("read-only-commands", "offered-keys")) {
            List<String> keys = FactTable.load(CommandFilter.class, table).rows().stream()
                    .map(row -> table.startsWith("read") ? row[0] + row[1] : row[0])
                    .toList();
            assertThat(keys).isSorted().doesNotHaveDuplicates().isNotEmpty();
        }
        assertThat(SessionKeys.defaults()).containsEntry("InitialR2T", "No").hasSize(14);
        assertThat(SessionKeys.forDiscovery(SessionKeys.defaults()))
                .containsEntry("HeaderDigest", "None")
                .doesNotContainKey("InitialR2T");
    }
}

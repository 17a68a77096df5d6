package io.vtool.emulator.lab.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vtool.emulator.array.config.AluaAccess;
import io.vtool.emulator.array.config.AluaMode;
import io.vtool.emulator.array.config.AluaState;
import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.host.HostConfig;
import io.vtool.emulator.lab.LabDefinition;
import io.vtool.emulator.lab.config.PvConfig;
import io.vtool.emulator.lab.config.VolumeGroupConfig;
import io.vtool.emulator.lab.fault.FaultKinds;
import io.vtool.emulator.lab.fault.LabFault;
import io.vtool.emulator.lab.unit.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LabFileTest {
    private static final Speller SPELLER =
            (word, known) -> known.contains(word + "s") ? ", did you mean '" + word + "s'?" : "";

    private static final String GOOD = """
            lab: 1
            arrays:
              - name: store01
                vendor: OPNFILER
                product: VIRTUAL-DISK
                revision: "0"
                alua: both
                volumes:
                  - {name: vol0, size: 1GiB, block_size: 4096, naa: 6001405f00d000100000000000000001, serial: ABC001, thin: false}
                  - {name: vol1, size: 512MiB, removable: true, write_protect: true}
                targets:
                  - iqn: iqn.2008-01.com.openfiler:store01
                    portals:
                      - {address: "127.0.10.1:3260", tpgt: 1, port_group: 1, state: optimized}
                      - {address: "127.0.20.1", tpgt: 2, port_group: 2, state: non-optimized}
                    luns: [{lun: 0, volume: vol0}, {lun: 5, volume: vol1}]
                    chap: {user: u, secret: hush, mutual_user: m, mutual_secret: quiet}
                    acl: [iqn.1993-08.org.debian:01:xen1]
            """;

    private static List<String> mistakes(String text) {
        LabFileException e = catchThrowableOfType(LabFileException.class, () -> LabFile.parse(text, SPELLER));
        return e.problems().stream().map(p -> p.line() + ": " + p.message()).toList();
    }

    private static List<String> mistakesWith(String old, String replacement) {
        assertThat(GOOD).contains(old);
        return mistakes(GOOD.replace(old, replacement));
    }

    /** A host without a word about it once had no maps: the program's own default leaves out what nobody has added. */
    @Test
    void hostsHaveMapsUnlessTheirFileSaysOtherwise() throws Exception {
        String text = """
                lab: 1
                arrays: [{name: x, volumes: [{name: v, size: 1MiB}], targets: [{iqn: 'iqn.2026-01.com.example:x', portals: [{address: 127.0.10.1}], luns: [{lun: 0, volume: v}]}]}]
                hosts: [{name: a}, {name: b, multipath_conf: ''}, {name: c, multipathd: false}]
                """;
        List<HostConfig> hosts = LabFile.parse(text, SPELLER).hosts();
        assertThat(hosts.get(0).multipathConf()).contains("find_multipaths no");
        assertThat(hosts.get(1).multipathConf()).isEmpty();
        assertThat(hosts.get(2).multipathConf()).isNull();
    }

    @Test
    void readsEveryKey() throws LabFileException {
        List<ArrayConfig> arrays = LabFile.parse(GOOD, SPELLER).arrays();
        assertThat(arrays).hasSize(1);
        ArrayConfig array = arrays.get(0);
        assertThat(array.alua()).isEqualTo(AluaMode.BOTH);
        assertThat(array.vendor()).isEqualTo("OPNFILER");
        assertThat(array.volumes().get(0))
                .isEqualTo(new VolumeConfig(
                        "vol0",
                        1L << 30,
                        4096,
                        4096,
                        "6001405f00d000100000000000000001",
                        "ABC001",
                        false,
                        false,
                        false));
        VolumeConfig second = array.volumes().get(1);
        assertThat(second.size()).isEqualTo(512L << 20);
        assertThat(second.thin()).isTrue();
        assertThat(second.removable()).isTrue();
        assertThat(second.writeProtect()).isTrue();
        assertThat(second.naa()).startsWith("6001405").hasSize(32);
        assertThat(second.serial()).isNotBlank();
        TargetConfig target = array.targets().get(0);
        assertThat(target.portals().get(1).address()).isEqualTo("127.0.20.1:3260");
        assertThat(target.portals().get(1).state()).isEqualTo(AluaState.NON_OPTIMIZED);
        assertThat(target.luns().get(1).lun()).isEqualTo(5);
        assertThat(target.chap()).isNotNull();
        assertThat(target.acl()).containsExactly("iqn.1993-08.org.debian:01:xen1");
    }

    @Test
    void aTargetMayHaveAControllerAndParametersOfItsOwn() throws LabFileException {
        String head = "lab: 1\narrays:\n- name: a\n  volumes: [{name: v, size: 1MiB}]\n  targets:\n"
                + "  - iqn: iqn.2008-01.com.example:t\n    portals: [{address: 127.0.0.1}]\n";
        TargetConfig target = LabFile.parse(
                        head + "    luns: [{lun: 1, volume: v}]\n    controller: true\n"
                                + "    parameters: {MaxBurstLength: 65536, ImmediateData: No, HeaderDigest: \"CRC32C,None\"}\n",
                        SPELLER)
                .arrays()
                .get(0)
                .targets()
                .get(0);
        assertThat(target.controller()).isTrue();
        assertThat(target.parameters())
                .isEqualTo(Map.of("MaxBurstLength", "65536", "ImmediateData", "No", "HeaderDigest", "CRC32C,None"));
        assertThat(mistakes(head + "    luns: [{lun: 0, volume: v}]\n    controller: true\n"
                                + "    parameters: {MaxBurstLengt: 1, MaxBurstLength: 5}\n")
                        .toString())
                .contains("LUN 0 cannot be both", "'MaxBurstLengt'", "is a number from 512 to 16777215");
    }

    @Test
    void aVolumeMayBeAtHomeWithAnotherController() throws LabFileException {
        String text = "lab: 1\narrays:\n- name: a\n  alua: both\n  volumes:\n  - {name: v, size: 1MiB}\n"
                + "  - {name: w, size: 1MiB, preferred_group: 2}\n  targets:\n"
                + "  - iqn: iqn.2008-01.com.example:t\n    portals:\n"
                + "    - {address: 127.0.0.1, tpgt: 1}\n    - {address: 127.0.0.2, tpgt: 2, state: non-optimized}\n"
                + "    - {address: 127.0.0.3, tpgt: 3, state: standby}\n"
                + "    luns: [{lun: 0, volume: v}, {lun: 1, volume: w}]\n";
        ArrayConfig array = LabFile.parse(text, SPELLER).arrays().get(0);
        assertThat(array.volumes().get(0).access()).isEmpty();
        assertThat(array.access(array.volumes().get(1)))
                .isEqualTo(Map.of(
                        1,
                        new AluaAccess(AluaState.NON_OPTIMIZED, false),
                        2,
                        new AluaAccess(AluaState.OPTIMIZED, true),
                        3,
                        new AluaAccess(AluaState.STANDBY, false)));
        assertThat(mistakes(text.replace("preferred_group: 2", "preferred_group: 9")))
                .containsExactly("7: no portal of the array is in port group 9; there is [1, 2, 3]");
        assertThat(mistakes(text.replace("alua: both", "alua: none")).toString())
                .contains("7: an array with 'alua: none' prefers no port group");
    }

    @Test
    void anArrayMayLeaveItsPortGroupsToTheOperator() throws LabFileException {
        String text = "lab: 1\narrays:\n- name: a\n  alua: both\n  transitions: manual\n"
                + "  volumes: [{name: v, size: 1MiB}]\n  targets:\n  - iqn: iqn.2008-01.com.example:t\n"
                + "    portals: [{address: 127.0.0.1}]\n    luns: [{lun: 0, volume: v}]\n";
        assertThat(LabFile.parse(text, SPELLER).arrays().get(0).alua()).isEqualTo(AluaMode.BOTH_BY_HAND);
        assertThat(LabFile.parse(text.replace("manual", "automatic"), SPELLER)
                        .arrays()
                        .get(0)
                        .alua())
                .isEqualTo(AluaMode.BOTH);
        assertThat(mistakes(text.replace("alua: both", "alua: explicit")))
                .containsExactly("5: 'transitions' is for an array with 'alua: both', the only kind that changes port "
                        + "groups by itself; leave it out");
        assertThat(mistakes(text.replace("manual", "never")).toString()).contains("5: ", "'never'", "manual");
    }

    @Test
    void theStandardLabIsValidAndOnLoopback() throws LabFileException {
        List<ArrayConfig> arrays = LabFile.parse(LabFile.standard(), SPELLER).arrays();
        assertThat(arrays).extracting(ArrayConfig::name).containsExactly("array01", "store01");
        assertThat(arrays)
                .flatExtracting(ArrayConfig::targets)
                .flatExtracting(TargetConfig::portals)
                .allSatisfy(portal -> assertThat(portal.address()).startsWith("127."));
    }

    @Test
    void identifiersThatAreNotGivenAreTheSameEachTime() throws LabFileException {
        String without = GOOD.replace(" naa: 6001405f00d000100000000000000001,", "");
        assertThat(LabFile.parse(without, SPELLER)).isEqualTo(LabFile.parse(without, SPELLER));
    }

    @Test
    void unknownKeysGetASuggestionOrTheListOfKeys() {
        assertThat(mistakesWith("portals:", "portal:"))
                .containsExactly(
                        "12: target has no 'portals'", "13: unknown key 'portal' in target, did you mean 'portals'?");
        assertThat(mistakesWith("vendor:", "colour:"))
                .containsExactly(
                        "4: unknown key 'colour' in array; known: name, vendor, product, revision, alua, transitions, volumes, targets");
    }

    @Test
    void everythingBesideTheArraysIsRead() throws LabFileException {
        LabDefinition lab = LabFile.parse(GOOD + """
                        hosts:
                        - {name: xen1, sessions: all, multipath_conf: "defaults {\\n}\\n"}
                        - {name: esx1, style: esxi, iqn: iqn.1998-01.com.vmware:esx1, multipathd: false}
                        volume_groups:
                        - name: vg0
                          volumes: [vol0]
                          extent: 8MiB
                          lvs: [{name: pool, size: 100MiB, type: thin-pool}, {name: t, size: 1GiB, type: thin, pool: pool, tags: [a, b]}]
                        dfsr:
                          groups:
                          - {name: rgroup, folders: [{name: data}, docs], members: [SRV01, SRV02], connections: ["SRV01>SRV02"], bandwidth: 10MiB/s, schedule: "08:00-18:00"}
                        faults:
                        - {kind: medium-error, on: vol0, lba: 0x64, since: 10m}
                        - {kind: sense, on: store01/vol0, code: 0x3/0x11/0, opcodes: "28,0x88", host: xen1}
                        """, SPELLER);
        assertThat(lab.hosts()).extracting(HostConfig::name).containsExactly("xen1", "esx1");
        assertThat(lab.hosts().get(0).initiatorName()).isEqualTo("iqn.1993-08.org.debian:01:xen1");
        assertThat(lab.hosts().get(0).multipathConf()).isEqualTo("defaults {\n}\n");
        assertThat(lab.groups().get(0).volumes()).containsExactly(new PvConfig("store01/vol0", Map.of()));
        assertThat(lab.groups().get(0).volumesMade().get(1).tags()).containsExactly("a", "b");
        assertThat(lab.dfsr().get(0).folders()).containsExactly("data", "docs");
        assertThat(lab.dfsr().get(0).bandwidth()).isEqualTo(10 << 20);
        assertThat(lab.faults())
                .extracting(LabFault::words)
                .containsExactly(
                        "medium-error store01/vol0 lba=100",
                        "sense store01/vol0 code=3/11/0 host=xen1 opcodes=0x28,0x88");
        assertThat(lab.faults().get(0).since()).isEqualTo(-600_000);
    }

    @Test
    void mistakesBesideTheArraysAreToldWithTheirLines() {
        assertThat(mistakes(GOOD + """
                        hosts:
                        - {name: xen1, sessions: ["127.0.99.1:3260"], colour: red}
                        - {name: xen1, style: windows}
                        volume_groups:
                        - name: vg0
                          volumes: [vol9]
                          extent: 3MiB
                          lvs: [{name: a, size: 0}, {name: a, size: 1MiB, type: thin}]
                        dfsr: {groups: [{name: g, folders: [f], members: [A], connections: star}]}
                        faults:
                        - {kind: portal-refused, on: x}
                        - {kind: medium-error, on: store01/vol1}
                        - {kind: alua, on: store01, group: 7, state: best}
                        """))
                .hasSize(16)
                .contains(
                        "20: unknown key 'colour' in host; known: name, iqn, style, sessions, rescanned, multipathd, multipath_conf, active, open",
                        "24: volume group names 'vol9', which is no volume of the lab; known: store01/vol0, store01/vol1",
                        "30: medium-error needs 'lba': first block",
                        "31: array store01 has no target port group '7'; known: 1, 2");
    }

    @Test
    void whatIsRarelySaidOfVolumeGroups() throws Exception {
        LabDefinition lab = LabFile.parse(GOOD + """
                        volume_groups:
                        - name: vg0
                          volumes:
                          - {volume: vol0, metadata_copies: 2, metadata_size: 2MiB, allocatable: false, tags: [x, y]}
                          tags: [prod, "team=a&b"]
                          system_id: other
                          lvs:
                          - {name: f, size: 8MiB, read_only: true}
                          - {name: c, size: 16MiB, type: cache, pool: f, used: 4MiB, cache_mode: writeback, dirty: 1MiB}
                        """, SPELLER);
        VolumeGroupConfig group = lab.groups().get(0);
        assertThat(group.settings()).containsOnly(Map.entry("tags", "prod team=a&b"), Map.entry("system_id", "other"));
        assertThat(group.volumes().get(0).settings())
                .containsOnly(
                        Map.entry("metadata_copies", "2"),
                        Map.entry("metadata_size", "2097152"),
                        Map.entry("unallocatable", "true"),
                        Map.entry("tags", "x y"));
        assertThat(group.volumesMade().get(0).settings()).containsOnly(Map.entry("read_only", "true"));
        assertThat(group.volumesMade().get(1).settings())
                .containsOnly(Map.entry("cache_mode", "writeback"), Map.entry("dirty", "1048576"));
        assertThat(mistakes(GOOD + """
                        volume_groups:
                        - name: vg0
                          volumes: [{volume: vol9}, {volume: vol0, metadata_copies: 3, data_alignment: 1x}]
                          tags: ["a b"]
                          lvs:
                          - {name: f, size: 8MiB, type: raid7, used: 1MiB, region_size: 0}
                          - {name: c, size: 16MiB, type: writecache, cache_mode: fast, parent: nosuch}
                        """)).hasSize(10);
    }

    @Test
    void activeVolumesOfHosts() throws LabFileException {
        String groups = """
                        volume_groups:
                        - name: vg0
                          volumes: [vol0]
                          lvs:
                          - {name: a, size: 8MiB}
                          - {name: b, size: 8MiB}
                          - {name: c, size: 8MiB, type: striped, stripes: 1}
                          - {name: s, size: 4MiB, type: snapshot, origin: b}
                          - {name: p, size: 8MiB, type: thin-pool}
                          - {name: t, size: 8MiB, type: thin, pool: p, skip_activation: true}
                          - {name: fast, size: 8MiB}
                          - {name: slow, size: 8MiB, type: writecache, pool: fast}
                        """;
        LabDefinition lab = LabFile.parse(
                GOOD + groups + "hosts: [{name: h, active: [vg0/c, vg0], open: [vg0/t]}, {name: i}]\n", SPELLER);
        assertThat(lab.hosts().get(0).active())
                .containsExactly("vg0/c", "vg0/a", "vg0/b", "vg0/s", "vg0/p", "vg0/slow", "vg0/t");
        assertThat(lab.hosts().get(0).open()).containsExactly("vg0/t");
        assertThat(lab.hosts().get(1).active()).isEmpty();
        assertThat(mistakes(GOOD + groups + "hosts: [{name: h, active: [vg0/fast, vg1]}]\n"))
                .hasSize(2)
                .allMatch(
                        m -> m.contains("which is no volume group and no logical volume that can be active by itself"));
    }

    @Test
    void allMistakesAreToldAtOnceInTheOrderOfTheirLines() {
        String text = GOOD.replace("size: 1GiB", "size: 1GiX")
                .replace("volume: vol1", "volume: vol9")
                .replace("127.0.10.1:3260", "127.0.10.300")
                .replace("alua: both", "alua: always")
                .replace("lab: 1", "lab: 2");
        assertThat(mistakes(text))
                .containsExactly(
                        "1: the form 'lab: 2' is unknown; this version knows 'lab: 1'",
                        "7: unknown alua 'always' of array; known: none, implicit, explicit, both",
                        "9: size '1GiX' is not a number with a unit such as 512MiB, 1GiB or 10GB",
                        "14: '127.0.10.300' is not an address; one looks like 127.0.10.1:3260 or [::1]:3260",
                        "16: LUN names the volume 'vol9', which the array does not have; known: vol1, vol0");
    }

    /** They once came only in the next run, when the arrays were right. */
    @Test
    void mistakesOfHostsGroupsAndFaultsAreToldTogetherWithThoseOfArrays() {
        String text = GOOD.replace("size: 1GiB", "size: 1GiX").replace("port_group: 1,", "port_group: x,") + """
                        hosts:
                        - {name: xen1, style: windows, sessions: ["127.0.10.1:3260", "127.0.20.2:3260"]}
                        volume_groups:
                        - {name: vg0, volumes: [vol0, vol2], extent: 3MiB}
                        dfsr: {groups: [{name: g, folders: [f], members: [A, B], connections: ["A>C"]}]}
                        faults:
                        - {kind: medium-eror, on: vol0}
                        - {kind: medium-error, on: vol0, lba: x}
                        - {kind: portal-refuse, on: 127.0.30.1}
                        """;
        assertThat(mistakes(text))
                .containsExactly(
                        "9: size '1GiX' is not a number with a unit such as 512MiB, 1GiB or 10GB",
                        "14: 'port_group' of portal is 'x', not a number from 0 to 65535",
                        "20: unknown style 'windows' of host; known: linux, esxi",
                        "20: 'sessions' names '127.0.20.2:3260', which is no portal of the lab; known: 127.0.10.1:3260, 127.0.20.1:3260",
                        "22: volume group names 'vol2', which is no volume of the lab; known: store01/vol0, store01/vol1",
                        "22: extent '3MiB' is not a power of two of at least 1KiB",
                        "23: connection 'A>C' names 'C', which is no member of the group; known: A, B",
                        "25: unknown kind of fault 'medium-eror'; known: " + String.join(", ", FaultKinds.names()),
                        "26: 'lba' is 'x', not a number",
                        "27: the lab has no portal '127.0.30.1'; known: 127.0.10.1:3260, 127.0.20.1:3260");
    }

    /** What has no name that could be read may be what others mean. */
    @Test
    void whatRefersToSomethingWithoutANameIsNotToBlame() {
        String rest = """
                        hosts:
                        - {name: xen1, sessions: ["127.0.20.1:3260"]}
                        volume_groups:
                        - {name: vg0, volumes: [vol1]}
                        faults:
                        - {kind: busy, on: vol1, host: xen1}
                        """;
        assertThat(mistakes(GOOD.replace("- {name: vol1,", "- {nmae: vol1,") + rest))
                .containsExactly(
                        "10: unknown key 'nmae' in volume; known: name, size, block_size, physical_block_size, naa, serial, thin, removable, write_protect, preferred_group, image",
                        "10: volume has no 'name'");
        assertThat(mistakes(GOOD.replace("address: \"127.0.20.1\"", "address: \"127.0.20.\"") + rest))
                .containsExactly("15: '127.0.20.' is not an address; one looks like 127.0.10.1:3260 or [::1]:3260");
        assertThat(mistakes(GOOD + rest.replace("- {name: xen1,", "- {nam: xen1,")))
                .containsExactly(
                        "20: unknown key 'nam' in host; known: name, iqn, style, sessions, rescanned, multipathd, multipath_conf, active, open",
                        "20: host has no 'name'");
        assertThat(mistakes((GOOD + rest).replace("arrays:", "array:")))
                .containsExactly(
                        "1: lab file has no 'arrays'", "2: unknown key 'array' in lab file, did you mean 'arrays'?");
    }

    /** It once ended as an error of the program. */
    @Test
    void deepNestingIsAMistake() {
        assertThat(mistakes("lab: 1\narrays: " + "[".repeat(200_000)))
                .containsExactly("1: lists and mappings are nested too deeply");
        assertThat(mistakes("lab: 1\narrays:\n" + "- ".repeat(200_000) + "x\n"))
                .containsExactly("1: lists and mappings are nested too deeply");
    }

    @Test
    void aGroupAndItsVolumesHaveLines() {
        String text = GOOD + "volume_groups:\n- name: vg0\n  volumes: [vol0]\n  lvs:\n  - {name: a, size: 8MiB}\n"
                + "  - {name: b, size: 8TiB}\n";
        assertThat(GroupLines.mistake(text, "vg0/b", "no room").problems()).containsExactly(new Problem(24, "no room"));
        assertThat(GroupLines.mistake(text, "vg0", "no room").problems()).containsExactly(new Problem(20, "no room"));
        assertThat(GroupLines.mistake(text, "vg0/store01/vol0", "too small").problems())
                .containsExactly(new Problem(20, "too small"));
        assertThat(GroupLines.mistake(text, "vg9/x", "gone").problems()).containsExactly(new Problem(1, "gone"));
    }

    /** Two arrays that cannot be made are told of, however many names of them are missing or doubled. */
    @Test
    void brokenArraysNeverEndWithAnythingButTheirMistakes() {
        Random random = new Random(11);
        String[] lines = GOOD.split("\n");
        for (int i = 0; i < 2000; i++) {
            List<String> changed = new ArrayList<>(List.of(lines));
            for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
                int at = random.nextInt(changed.size());
                switch (random.nextInt(4)) {
                    case 0 -> changed.remove(at);
                    case 1 -> changed.add(at, changed.get(random.nextInt(changed.size())));
                    case 2 -> changed.set(at, changed.get(at).replace("vol0", "vol1"));
                    default -> changed.set(at, changed.get(at).replaceFirst("[a-z_]+:", "x:"));
                }
            }
            String text = String.join("\n", changed) + "\nhosts: [{name: h, sessions: all}]\n"
                    + "faults: [{kind: busy, on: vol0}]\n";
            try {
                LabFile.parse(text, SPELLER);
            } catch (LabFileException e) {
                assertThat(e.problems()).isNotEmpty();
            }
        }
    }

    static Stream<List<String>> doubles() {
        return Stream.of(
                List.of("{name: vol1,", "{name: vol0,", "10: volume vol0 is already used in line 9"),
                List.of("lun: 5", "lun: 0", "16: LUN 0 is already used in line 16"),
                List.of("volume: vol1", "volume: vol0", "16: volume vol0 is shown twice by this target"),
                List.of("127.0.20.1\"", "127.0.10.1\"", "15: portal 127.0.10.1:3260 is already used in line 14"),
                List.of(
                        "tpgt: 2, port_group: 2, state: non-optimized",
                        "tpgt: 1, port_group: 2",
                        "15: portals with tpgt 1 are in two port groups"),
                List.of(
                        "port_group: 2, state",
                        "port_group: 1, state",
                        "15: port group 1 has another state in line 14"),
                List.of(
                        "mutual_secret: quiet",
                        "mutual_secret: hush",
                        "17: CHAP secrets of both directions must differ"),
                List.of(
                        "removable: true",
                        "naa: 0x6001405F00D000100000000000000001",
                        "10: NAA identifier 6001405f00d000100000000000000001 is already used in line 9"),
                List.of("removable: true", "serial: ABC001", "10: serial number ABC001 is already used in line 9"),
                List.of("revision: \"0\"", "vendor: AGAIN", "6: key 'vendor' appears twice in this array"));
    }

    @ParameterizedTest
    @MethodSource("doubles")
    void whatMustBeUniqueIs(List<String> change) {
        assertThat(mistakesWith(change.get(0), change.get(1))).contains(change.get(2));
    }

    @Test
    void valuesOfTheWrongKindAreToldAsSuch() {
        assertThat(mistakesWith("tpgt: 1", "tpgt: 70000"))
                .containsExactly("14: 'tpgt' of portal is '70000', not a number from 0 to 65535");
        assertThat(mistakesWith("thin: false", "thin: maybe"))
                .containsExactly("9: 'thin' of volume is 'maybe', not true or false");
        assertThat(mistakesWith("acl: [iqn.1993-08.org.debian:01:xen1]", "acl: []"))
                .containsExactly("18: 'acl' of target is empty; leave it out to admit everyone");
        assertThat(mistakesWith("acl: [iqn.1993-08.org.debian:01:xen1]", "acl: xen1"))
                .contains("18: 'acl' of target is written as a list");
        assertThat(mistakesWith("vendor: OPNFILER", "vendor: OPENFILER"))
                .containsExactly("4: 'vendor' of array takes at most 8 characters of ASCII");
        assertThat(mistakesWith("vendor: OPNFILER", "vendor: \"a\\tb\""))
                .containsExactly("4: 'vendor' of array has control characters");
        assertThat(mistakesWith("name: store01", "name: ../up"))
                .containsExactly("3: array name '../up' is not made of letters, digits, '.', '_' and '-'");
        assertThat(mistakesWith(
                        "chap: {user: u, secret: hush, mutual_user: m, mutual_secret: quiet}",
                        "chap: {user: u, secret: hush, mutual_user: m}"))
                .containsExactly("17: chap has no 'mutual_secret'");
    }

    @Test
    void aSecretIsInNoMessage() {
        assertThat(mistakesWith("secret: hush,", "secret: hush, sekret: hush2,").toString())
                .doesNotContain("hush");
    }

    @Test
    void whatIsNotYamlHasItsLine() {
        assertThat(mistakes("lab: 1\narrays: [")).singleElement().asString().startsWith("2: not YAML");
        assertThat(mistakes("")).containsExactly("1: the file is empty; it begins with 'lab: 1'");
        assertThat(mistakes("- 1")).containsExactly("1: a lab file is written as 'key: value' pairs");
    }

    @ParameterizedTest
    @CsvSource({
        "512, 512",
        "1K, 1024",
        "1KiB, 1024",
        "1kB, 1000",
        "512MiB, 536870912",
        "1GiB, 1073741824",
        "10GB, 10000000000",
        "1.5GiB, 1610612736",
        "2T, 2199023255552",
        "0.5KiB, 512",
        "1 GiB, 1073741824",
        "'', -1",
        "GiB, -1",
        "1X, -1",
        "-1, -1",
        "1.GiB, -1",
        "1.5, -1",
        "9999999999P, -1",
        "1.2345GiB, -1"
    })
    void sizes(String text, long bytes) {
        assertThat(Size.parse(text)).isEqualTo(bytes);
    }

    @Test
    void anyMutilationIsReadOrRefusedWithProblems() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder(GOOD);
            for (int n = random.nextInt(4); n >= 0; n--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, "{}[]:,-&*!|>'\"% \n\t0aZ\u00e9".charAt(random.nextInt(22)));
                    case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(12)));
                    default -> text.insert(at, GOOD, at / 2, at / 2 + random.nextInt(9));
                }
            }
            List<Problem> problems = new ArrayList<>();
            try {
                assertThat(LabFile.parse(text.toString(), SPELLER)).isNotNull();
            } catch (LabFileException e) {
                problems.addAll(e.problems());
                assertThat(problems).isNotEmpty();
            }
        }
    }
}

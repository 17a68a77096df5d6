package io.vtool.emulator.lab.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vtool.emulator.lab.fault.FaultKey;
import io.vtool.emulator.lab.fault.FaultKind;
import io.vtool.emulator.lab.fault.FaultKinds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A lab file with every key that there is, of which each in turn is wrong: its line is told, and what was probably meant. */
class LabFileKeysTest {
    private static final Speller SPELLER = (word, known) ->
            known.contains(word.replace("zz", "")) ? ", did you mean '" + word.replace("zz", "") + "'?" : "";

    private static final String WHOLE = """
            lab: 1
            arrays:
              - name: a
                vendor: V
                product: P
                revision: "1"
                alua: both
                transitions: automatic
                volumes:
                  - name: v0
                    size: 64MiB
                    block_size: 512
                    physical_block_size: 4096
                    naa: 6001405f00d000100000000000000001
                    serial: S1
                    thin: true
                    removable: false
                    write_protect: false
                    preferred_group: 1
                  - name: v1
                    size: 64MiB
                  - name: v2
                    size: 64MiB
                    image: pom.xml
                targets:
                  - iqn: iqn.2026-01.com.example:t
                    controller: true
                    parameters:
                      MaxBurstLength: 65536
                    portals:
                      - address: 127.0.10.1:3260
                        tpgt: 1
                        port_group: 1
                        state: optimized
                    luns:
                      - lun: 1
                        volume: v0
                      - lun: 2
                        volume: v1
                    chap:
                      user: u
                      secret: hushhushhush
                      mutual_user: m
                      mutual_secret: quietquietqu
                    acl: [iqn.1993-08.org.debian:01:h]
            volume_groups:
              - name: vg
                extent: 4MiB
                tags: [x]
                system_id: s
                label: some
                volumes:
                  - volume: v0
                    metadata_copies: 1
                    metadata_size: 1MiB
                    metadata_ignored: false
                    data_alignment: 1MiB
                    data_alignment_offset: 4KiB
                    bootloader_size: 64KiB
                    allocatable: true
                    tags: [y]
                lvs:
                  - name: f
                    size: 4MiB
                    type: striped
                    stripes: 1
                    copies: 0
                    stripe_size: 64KiB
                    region_size: 2MiB
                    tags: [z]
                    read_only: false
                    integrity: false
                    error_when_full: false
                    hidden: false
                    allocation: normal
                    label: words
                  - name: c
                    size: 8MiB
                    type: cache
                    pool: f
                    used: 1MiB
                    chunk_size: 64KiB
                    dirty: 1MiB
                    cache_mode: writeback
                    skip_activation: false
                  - name: s
                    size: 4MiB
                    type: snapshot
                    origin: c
                    virtual_size: 8MiB
                    parent: c
            hosts:
              - name: h
                iqn: iqn.1993-08.org.debian:01:h
                style: linux
                sessions: all
                rescanned: [127.0.10.1:3260]
                multipathd: true
                multipath_conf: "defaults {}"
                active: [vg]
                open: [vg/c]
            dfsr:
              groups:
                - name: g
                  connections: mesh
                  bandwidth: 10MiB/s
                  schedule: always
                  folders:
                    - name: d
                      file_filter: "*.tmp"
                      directory_filter: tmp
                  members:
                    - name: A
                      folders:
                        - name: d
                          root_path: D:\\data
                          staging_quota: 4096
                          conflict_quota: 4096
                          read_only: false
                          enabled: true
                          primary: true
                    - name: B
            faults:
              - kind: medium-error
                on: v0
                lba: 1
                since: 1m
            """;

    /** Keys of which any text is good. */
    private static final Set<String> ANY_TEXT = Set.of(
            "vendor",
            "product",
            "serial",
            "label",
            "system_id",
            "user",
            "secret",
            "mutual_user",
            "mutual_secret",
            "multipath_conf",
            "file_filter",
            "directory_filter",
            "root_path",
            "iqn",
            "name",
            "revision");

    private static final Pattern LINE = Pattern.compile("( *(?:- )?)([a-z_]+|[A-Z]\\w+):(.*)");

    private static List<String> mistakes(String text) {
        LabFileException e = catchThrowableOfType(LabFileException.class, () -> LabFile.parse(text, SPELLER));
        return e == null
                ? List.of()
                : e.problems().stream().map(p -> p.line() + ": " + p.message()).toList();
    }

    private static String with(List<String> lines, int index, String line) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(index, line);
        return String.join("\n", changed) + "\n";
    }

    @Test
    void theWholeIsGood() {
        assertThat(mistakes(WHOLE)).isEmpty();
    }

    @Test
    void eachKeyThatIsMisspeltIsToldWithItsLineAndTheRightOne() {
        List<String> lines = WHOLE.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher line = LINE.matcher(lines.get(i));
            assertThat(line.matches()).as(lines.get(i)).isTrue();
            String key = line.group(2);
            String start = i + 1 + ": unknown ";
            assertThat(mistakes(with(lines, i, line.group(1) + key + "zz:" + line.group(3))))
                    .as(lines.get(i))
                    .anyMatch(m -> m.startsWith(start)
                            && m.contains("'" + key + "zz'")
                            && m.contains("did you mean '" + key + "'?"));
        }
    }

    @Test
    void eachValueThatIsOfAnotherKindIsToldWithItsLine() {
        List<String> lines = WHOLE.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher line = LINE.matcher(lines.get(i));
            assertThat(line.matches()).isTrue();
            String value = line.group(3).strip();
            if (value.isEmpty()) {
                continue; // a mapping or a list, whose entries have their own lines
            }
            String start = i + 1 + ": ";
            String head = line.group(1) + line.group(2) + ": ";
            for (String wrong : List.of("{q: {q: q}}", "[[q], {q: q}]")) {
                assertThat(mistakes(with(lines, i, head + wrong)))
                        .as(head + wrong)
                        .anyMatch(m -> m.startsWith(start));
            }
            if (!ANY_TEXT.contains(line.group(2))) {
                String word = value.startsWith("[") ? "[\"?!\"]" : "\"?!\"";
                assertThat(mistakes(with(lines, i, head + word)))
                        .as(head + word)
                        .anyMatch(m -> m.startsWith(start));
            }
        }
    }

    /** Each section tells all its keys when one is not spelt alike; all of them are in the file above. */
    @Test
    void noKeyIsForgottenHere() {
        List<String> lines = WHOLE.lines().toList();
        Set<String> there = new HashSet<>();
        Set<String> known = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher line = LINE.matcher(lines.get(i));
            assertThat(line.matches()).isTrue();
            there.add(line.group(2));
            for (String mistake : mistakes(with(lines, i, line.group(1) + "qqqq:" + line.group(3)))) {
                if (mistake.contains("unknown key 'qqqq'")
                        && !mistake.contains("in fault")
                        && mistake.contains("; known: ")
                        && !mistake.contains("MaxBurstLength")) {
                    known.addAll(List.of(
                            mistake.substring(mistake.indexOf("; known: ") + 9).split(", ")));
                }
            }
        }
        assertThat(known).hasSizeGreaterThan(60);
        assertThat(there).containsAll(known);
    }

    private static final Map<String, String> PLACES = Map.of(
            "array",
            "a",
            "array or volume",
            "v0",
            "portal",
            "127.0.10.1",
            "volume",
            "v0",
            "member",
            "A",
            "connection",
            "\"A>B\"");

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("size", "1MiB"),
            Map.entry("number", "1"),
            Map.entry("flag", "true"),
            Map.entry("code", "6/29/0"),
            Map.entry("span", "10s"),
            Map.entry("digest", "data"),
            Map.entry("hold", "reserve"),
            Map.entry("host", "h"),
            Map.entry("volume", "v1"),
            Map.entry("opcodes", "0x28"),
            Map.entry("path", "f.txt"),
            Map.entry("pattern", "\"*.x\""),
            Map.entry("portal", "127.0.10.1"),
            Map.entry("state", "standby"));

    private static String fault(FaultKind kind, String place, Map<String, String> others) {
        StringBuilder text = new StringBuilder(WHOLE.substring(0, WHOLE.indexOf("faults:")))
                .append("faults:\n  - kind: ")
                .append(kind.name())
                .append("\n    on: ")
                .append(place)
                .append('\n');
        List<String> keys = new ArrayList<>(kind.required());
        keys.addAll(kind.optional());
        for (String key : keys) {
            String value = others.get(key);
            text.append("    ").append(key).append(": ");
            text.append(value != null ? value : VALUES.get(FaultKinds.key(key).type()))
                    .append('\n');
        }
        return text.toString();
    }

    /** The line of what ends a text. */
    private static int line(String text, String words) {
        return (int) text.substring(0, text.indexOf(words, text.indexOf("faults:")))
                .lines()
                .count();
    }

    @Test
    void eachKeyOfEachKindOfFaultIsTakenAndToldWhenItIsWrong() {
        for (FaultKind kind : FaultKinds.all()) {
            String place = Objects.requireNonNull(PLACES.get(kind.on()), kind.on());
            String good = fault(kind, place, Map.of());
            assertThat(mistakes(good))
                    .as(good.substring(good.indexOf("faults:")))
                    .isEmpty();
            String nowhere = fault(kind, "nowhere", Map.of());
            int at = line(nowhere, "    on:") + 1;
            assertThat(mistakes(nowhere)).anyMatch(m -> m.startsWith(at + ": ") && m.contains("'nowhere'"));
            List<String> keys = new ArrayList<>(kind.required());
            keys.addAll(kind.optional());
            for (String key : keys) {
                FaultKey described = FaultKinds.key(key);
                String text = fault(kind, place, Map.of(key, "\"\""));
                int where = line(text, "    " + key + ":") + 1;
                assertThat(mistakes(text))
                        .as(kind.name() + " " + key + " " + described.type())
                        .anyMatch(m -> m.startsWith(where + ": "));
            }
        }
    }
}

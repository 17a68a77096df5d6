package io.vtool.scsi.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsEventDataTest {
    private static final LineDecoder DECODER = new LineDecoder();
    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");

    /** An event of the layout, made from its description. */
    private static byte[] packet(int operation, int error, int size) {
        byte[] data = new byte[0x28 + size];
        data[0] = (byte) operation;
        data[2] = (byte) size;
        data[4] = 1;
        data[6] = 0x6a;
        for (int i = 0; i < 4; i++) {
            data[0x0c + i] = (byte) (error >>> 8 * i);
        }
        data[0x10] = 1;
        if (size > 4) {
            data[0x2c] = 5;
        }
        return data;
    }

    private static byte[] failed(int error, int status, int request, int key, int asc, int ascq) {
        byte[] data = packet(0x0f, error, 0x18);
        data[0x38] = (byte) status;
        data[0x39] = (byte) request;
        data[0x3c] = (byte) ascq;
        data[0x3d] = (byte) asc;
        data[0x3e] = (byte) key;
        return data;
    }

    private static byte[] mediumError() {
        return failed(0xc0040007, 2, 0xc4, 3, 0x11, 4);
    }

    private static byte[] paging() {
        byte[] data = packet(4, 0x80040033, 0x22);
        byte[] words = SPACED.parseHex("02 84 00 00 03 29 06 00 2a 00 01 02 03 04 00 00 08 00");
        System.arraycopy(words, 0, data, 0x38, words.length);
        return data;
    }

    private static String rows(byte[] data, int width) {
        StringBuilder out = new StringBuilder("Data:");
        for (int at = 0; at < data.length; at += width) {
            out.append(String.format(Locale.ROOT, " %04x: ", at));
            out.append(SPACED.formatHex(data, at, Math.min(data.length, at + width)));
        }
        return out.toString();
    }

    private static StatusEvent only(String line) {
        List<StatusEvent> events = DECODER.decode(1, line);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static void isMediumError(StatusEvent event) {
        assertThat(event.form()).isEqualTo("windows-event-data");
        assertThat(event.origin()).isEqualTo(Origin.WINDOWS);
        assertThat(Arrays.asList(event.device(), event.senseKey(), event.asc(), event.ascq()))
                .containsExactly(2, 3, 0x11, 4);
        assertThat(event.host()).isNull();
        assertThat(event.opcode()).isNull();
        assertThat(event.senseKind()).isEqualTo(SenseKind.VALID);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 64})
    void readsRowsWithOffsets(int width) {
        isMediumError(only(rows(mediumError(), width)));
        isMediumError(only("Event ID: 7 Source: Disk The device has a bad block. " + rows(mediumError(), width)));
    }

    @Test
    void readsBytesAfterTheLabels() {
        byte[] data = mediumError();
        isMediumError(only("Event ID 7 Disk Data: " + SPACED.formatHex(data)));
        isMediumError(only("Event ID 7 Disk Data: " + HexFormat.of().formatHex(data)));
        isMediumError(
                only("<EventData><Binary>" + HexFormat.of().withUpperCase().formatHex(data) + "</Binary>"));
        isMediumError(only("&lt;Binary&gt;" + HexFormat.of().formatHex(data) + "&lt;/Binary&gt;"));
    }

    @ParameterizedTest
    @CsvSource({"0xc0040007", "0xc004000b", "0xc004000f"})
    void readsTheEventsOfTheLayout(String error) {
        StatusEvent event = only(rows(failed(Long.decode(error).intValue(), 2, 0x84, 2, 4, 1), 8));
        assertThat(Arrays.asList(event.senseKey(), event.asc(), event.ascq())).containsExactly(2, 4, 1);
    }

    @Test
    void readsTheCommandOfEvent51() {
        StatusEvent event = only(rows(paging(), 8));
        assertThat(Arrays.asList(event.device(), event.senseKey(), event.asc(), event.ascq(), event.opcode()))
                .containsExactly(2, 6, 0x29, 3, 0x2a);
    }

    @Test
    void takesSenseOnlyWhereItIsValid() {
        StatusEvent busy = only(rows(failed(0xc004000b, 8, 0x05, 3, 0x11, 0), 8));
        assertThat(busy.device()).isEqualTo(8);
        assertThat(busy.senseKey()).isNull();
        assertThat(busy.asc()).isNull();
        StatusEvent timeout = only(rows(failed(0xc004000b, 0, 0x09, 3, 0x11, 0), 8));
        assertThat(timeout.details().adapter()).isEqualTo(9);
        StatusEvent internal = only(rows(failed(0xc004000b, 2, 0xf0, 3, 0x11, 0), 8));
        assertThat(internal.details().adapter()).isEqualTo(0x30);
        for (StatusEvent event : List.of(timeout, internal)) {
            assertThat(event.senseKey()).isNull();
            assertThat(event.asc()).isNull();
        }
        assertThat(timeout.device()).isNull();
    }

    @Test
    void needsALabelOrTheWholeLine() {
        String bytes = SPACED.formatHex(mediumError());
        String solid = HexFormat.of().formatHex(mediumError());
        isMediumError(only(bytes));
        isMediumError(only(solid));
        isMediumError(only("{\"EventData\":{\"Binary\":\"" + solid + "\"}}"));
        isMediumError(only("EventData.Binary=" + bytes.replace(' ', '-')));
        for (String line : List.of(
                "Data: " + bytes, "0000: " + bytes, "event metadata: " + bytes, "Binary " + solid, "x " + solid)) {
            assertThat(DECODER.decode(1, line)).as(line).isEmpty();
        }
    }

    @Test
    void needsAllOfTheData() {
        byte[] data = mediumError();
        for (int length = 0; length < data.length; length++) {
            String hex = HexFormat.of().formatHex(data, 0, length);
            assertThat(DECODER.decode(1, "<Binary>" + hex + "</Binary>")).isEmpty();
        }
        String solid = HexFormat.of().formatHex(data);
        assertThat(DECODER.decode(1, "<Binary>" + solid + "00</Binary>")).isEmpty();
        assertThat(DECODER.decode(1, "<Binary>" + solid + "0</Binary>")).isEmpty();
        assertThat(DECODER.decode(1, rows(data, 8).replace("0010:", "0018:"))).isEmpty();
    }

    @Test
    void tellsOnlyTheEventOfOtherLayouts() {
        byte[] port = packet(0x0f, 0xc004000b, 0x10);
        byte[] request = packet(3, 0xc0040007, 0x80);
        byte[] small = packet(3, 0xc0040007, 0x68);
        byte[] timeout = failed(0xc0040009, 2, 0x84, 3, 0x11, 0);
        byte[] none = mediumError();
        none[0] = 0;
        byte[] key = mediumError();
        key[0x3e] = 0x13;
        byte[] shortPaging = failed(0x80040033, 2, 0x84, 3, 0x11, 0);
        byte[] sixByte = paging();
        sixByte[0x40] = 0x0a;
        for (byte[] data : List.of(port, request, small, timeout, none, key, shortPaging, sixByte)) {
            StatusEvent event = only(rows(data, 8));
            assertThat(event.details().eventId()).isEqualTo(data[0x0c] & 0xff);
            assertThat(event.device()).as(rows(data, 8)).isNull();
            assertThat(event.senseKey()).isNull();
            assertThat(event.opcode()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"0xc0040004", "0xc0050007", "0x00040007", "0x8004009f", "0xc000009c"})
    void leavesOtherEventsAlone(String error) {
        byte[] data = failed(Long.decode(error).intValue(), 2, 0x84, 3, 0x11, 0);
        assertThat(DECODER.decode(1, rows(data, 8))).isEmpty();
    }

    /** An event of the class driver of Vista and later. */
    private static byte[] requestBlock(int block, String statuses, String command, String sense) {
        byte[] tail = SPACED.parseHex(sense);
        byte[] data = packet(3, 0xc0040007, 0x10 + block + tail.length);
        Arrays.fill(data, 0x30, 0x34, (byte) 0xff);
        Arrays.fill(data, 0x2c, 0x30, (byte) 0);
        data[0x34] = 1;
        data[0x38] = (byte) block;
        byte[] two = SPACED.parseHex(statuses);
        data[0x3b] = two[0];
        data[0x3c] = two[1];
        byte[] cdb = SPACED.parseHex(command);
        data[0x42] = (byte) cdb.length;
        System.arraycopy(cdb, 0, data, 0x38 + block - 16, cdb.length);
        System.arraycopy(tail, 0, data, 0x38 + block, tail.length);
        return data;
    }

    @ParameterizedTest
    @ValueSource(ints = {0x40, 0x58})
    void readsTheRequestBlock(int block) {
        String fixed = "f0 00 03 00 00 12 34 0a 00 00 00 00 11 04 00 00 00 00";
        String descriptors = "72 03 11 04 00 00 00 00 00 00 00 00 00 00 00 00 00 00";
        for (String sense : List.of(fixed, descriptors)) {
            StatusEvent event = only("<Binary>"
                    + HexFormat.of().formatHex(requestBlock(block, "84 02", "28 00 00 00 12 34 00 00 08 00", sense)));
            assertThat(Arrays.asList(event.device(), event.senseKey(), event.asc(), event.ascq(), event.opcode()))
                    .containsExactly(2, 3, 0x11, 4, 0x28);
            assertThat(event.details().lba()).isEqualTo(0x1234L);
            assertThat(event.details().blocks()).isEqualTo(8L);
            assertThat(event.details().adapter()).isEqualTo(4);
        }
        StatusEvent reset = only("<Binary>"
                + HexFormat.of()
                        .formatHex(requestBlock(
                                block, "0e 00", "8a 00 00 00 00 00 00 00 12 34 00 00 00 08 00 00", fixed)));
        assertThat(reset.device()).isNull();
        assertThat(reset.senseKey()).isNull();
        assertThat(reset.opcode()).isEqualTo(0x8a);
        assertThat(reset.details().adapter()).isEqualTo(0x0e);
    }

    @Test
    void readsTheStatusesOfARetriedRequest() {
        byte[] busy = packet(0x0f, 0x80040099, 4);
        System.arraycopy(SPACED.parseHex("00 08 05 2a"), 0, busy, 0x28, 4);
        StatusEvent event = only("<Binary>" + HexFormat.of().formatHex(busy) + "</Binary>");
        assertThat(Arrays.asList(event.device(), event.opcode(), event.details().adapter()))
                .containsExactly(8, 0x2a, 5);

        byte[] hardware = packet(0x0f, 0xc004009a, 24);
        byte[] dump = SPACED.parseHex("00 02 04 28 70 00 04 00 00 00 00 0a 00 00 00 00 44 00 00 00 00 00 2d 2d");
        System.arraycopy(dump, 0, hardware, 0x28, dump.length);
        StatusEvent failed = only(rows(hardware, 8));
        assertThat(Arrays.asList(failed.device(), failed.senseKey(), failed.asc(), failed.ascq(), failed.opcode()))
                .containsExactly(2, 4, 0x44, 0, 0x28);
        assertThat(failed.details().sense()).endsWith("440000000000").hasSize(36);
    }

    @Test
    void readsTheDeviceOfTheEvent() {
        String xml = "<EventID Qualifiers='49156'>7</EventID><Data>\\Device\\Harddisk2\\DR2</Data><Binary>";
        StatusEvent event = only(xml + HexFormat.of().formatHex(mediumError()) + "</Binary>");
        assertThat(event.deviceId()).isEqualTo("\\Device\\Harddisk2\\DR2");
    }

    @Test
    void readsNoNetworkAdapter() {
        assertThat(DECODER.decode(
                        1,
                        "Event ID: 27 Source: e1express Data: 0000: 00 00 00 00 02 00 5c 00 0008: 00 00 00 00 1b 00 04 a0"
                                + " 0010: 00 00 00 00 00 00 00 00 0018: 00 00 00 00 00 00 00 00 0020: 00 00 00 00 00 00 00 00"
                                + " 0028: 1b 00 04 a0"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void takesAnyBytes(long seed) {
        Random random = new Random(seed);
        byte[][] packets = {
            mediumError(), paging(), requestBlock(0x58, "84 02", "28 00 00 00 00 01 00 00 08 00", "70 00 03")
        };
        for (int i = 0; i < 10_000; i++) {
            byte[] data = packets[random.nextInt(packets.length)].clone();
            for (int flips = random.nextInt(8); flips >= 0; flips--) {
                data[random.nextInt(data.length)] = (byte) random.nextInt();
            }
            int length = random.nextInt(4) == 0 ? random.nextInt(data.length) : data.length;
            String hex = HexFormat.of().formatHex(data, 0, length);
            assertThat(DECODER.decode(1, "<Binary>" + hex + "</Binary>")).hasSizeLessThan(2);
        }
    }

    @Test
    void readsNoWordsInsteadOfBytes() {
        assertThat(DECODER.decode(1, "Event ID 7 Data: 0000: 0018000f 006a0001 00000000 c0040007 00000001"))
                .isEmpty();
    }
}

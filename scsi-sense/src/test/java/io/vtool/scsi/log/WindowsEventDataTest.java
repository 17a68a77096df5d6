package io.vtool.scsi.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
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
        data[0x2c] = 5;
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
        assertThat(DECODER.decode(1, rows(failed(0xc004000b, 0, 0x09, 3, 0x11, 0), 8)))
                .isEmpty();
        assertThat(DECODER.decode(1, rows(failed(0xc004000b, 2, 0xf0, 3, 0x11, 0), 8)))
                .isEmpty();
    }

    @Test
    void needsALabel() {
        String bytes = SPACED.formatHex(mediumError());
        String solid = HexFormat.of().formatHex(mediumError());
        for (String line : List.of(
                bytes, solid, "Data: " + bytes, "0000: " + bytes, "event metadata: " + bytes, "Binary " + solid)) {
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
    void leavesOtherLayoutsAlone() {
        byte[] port = packet(0x0f, 0xc004000b, 0x10);
        byte[] request = packet(3, 0xc0040007, 0x80);
        byte[] small = packet(3, 0xc0040007, 0x68);
        byte[] adapter = failed(0x40040004, 2, 0x84, 3, 0x11, 0);
        byte[] timeout = failed(0xc0040009, 2, 0x84, 3, 0x11, 0);
        byte[] none = mediumError();
        none[0] = 0;
        byte[] key = mediumError();
        key[0x3e] = 0x13;
        byte[] shortPaging = failed(0x80040033, 2, 0x84, 3, 0x11, 0);
        byte[] sixByte = paging();
        sixByte[0x40] = 0x0a;
        for (byte[] data : List.of(port, request, small, adapter, timeout, none, key, shortPaging, sixByte)) {
            assertThat(DECODER.decode(1, rows(data, 8))).as(rows(data, 8)).isEmpty();
        }
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

    @Test
    void readsNoWordsInsteadOfBytes() {
        assertThat(DECODER.decode(1, "Event ID 7 Data: 0000: 0018000f 006a0001 00000000 c0040007 00000001"))
                .isEmpty();
    }
}

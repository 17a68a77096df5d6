package io.vtool.emulator.array.command;

import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.TargetPort;
import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.array.unit.Hex;
import io.vtool.emulator.array.unit.Payload;
import io.vtool.iscsi.target.Nexus;
import org.jspecify.annotations.Nullable;

/** Designation descriptors of the Device Identification page (SPC-4 7.8.6). */
final class Designators {
    /** DESIGNATOR TYPE of T10 vendor identification. */
    static final int T10_VENDOR = 1;
    /** DESIGNATOR TYPE of an NAA name. */
    static final int NAA = 3;

    private static final int RELATIVE_TARGET_PORT = 4;
    private static final int TARGET_PORT_GROUP = 5;
    private static final int SCSI_NAME = 8;

    private static final int BINARY = 1;
    private static final int ASCII = 2;
    private static final int UTF_8 = 3;
    private static final int ISCSI = 0x50;
    private static final int PIV = 0x80;
    private static final int OF_PORT = 0x10;
    private static final int OF_DEVICE = 0x20;

    private Designators() {}

    static void all(Payload page, Call call) {
        VolumeConfig volume = call.unit().volume();
        put(page, BINARY, NAA, Hex.parse(volume.naa()));
        vendor(page, call.array().config(), volume.serial());
        path(page, call.array().config(), call.nexus(), call.array().ports().port(call.nexus()));
    }

    static void vendor(Payload page, ArrayConfig array, String serial) {
        put(page, ASCII, T10_VENDOR, vendorName(array, serial));
    }

    /** What names the way to a unit: its port, and the target. */
    static void path(Payload page, ArrayConfig array, Nexus nexus, @Nullable TargetPort port) {
        if (port != null) {
            put(page, ISCSI | BINARY, PIV | OF_PORT | RELATIVE_TARGET_PORT, number(port.relativeId()));
            if (array.alua().tpgs() != 0) {
                put(page, ISCSI | BINARY, PIV | OF_PORT | TARGET_PORT_GROUP, number(port.group()));
            }
            portName(page, port);
        }
        put(
                page,
                ISCSI | UTF_8,
                PIV | OF_DEVICE | SCSI_NAME,
                new Payload(64).zeroTerminated(nexus.targetName()).toBytes());
    }

    /** The name of a port as a SCSI name string. */
    static void portName(Payload page, TargetPort port) {
        put(
                page,
                ISCSI | UTF_8,
                PIV | OF_PORT | SCSI_NAME,
                new Payload(64).zeroTerminated(port.name()).toBytes());
    }

    /** T10 vendor identification, product and serial number. */
    static byte[] vendorName(ArrayConfig array, String serial) {
        return new Payload(64)
                .ascii(array.vendor(), 8)
                .ascii(array.product(), 16)
                .ascii(serial, serial.length())
                .toBytes();
    }

    private static byte[] number(int value) {
        return new Payload(4).u32(value).toBytes();
    }

    private static void put(Payload page, int protocolAndCodeSet, int typeByte, byte[] value) {
        page.u8(protocolAndCodeSet).u8(typeByte).u8(0).u8(value.length).put(value);
    }
}

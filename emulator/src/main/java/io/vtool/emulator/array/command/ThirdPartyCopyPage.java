package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.Payload;

/** The Third-Party Copy VPD page, SPC-4 7.8.17. */
final class ThirdPartyCopyPage {
    private static final int SUPPORTED_COMMANDS = 0x0001;
    private static final int PARAMETER_DATA = 0x0004;
    private static final int SUPPORTED_DESCRIPTORS = 0x0008;
    private static final int GENERAL_COPY_OPERATIONS = 0x8001;

    private ThirdPartyCopyPage() {}

    static void fill(Payload page) {
        page.u16(SUPPORTED_COMMANDS).u16(8);
        page.u8(7).u8(0x83).u8(1).u8(0x00).u8(0x84).u8(2).u8(0x00).u8(0x03);
        page.u16(PARAMETER_DATA)
                .u16(28)
                .u32(0)
                .u16(ExtendedCopy.MAX_TARGETS)
                .u16(ExtendedCopy.MAX_SEGMENTS)
                .u32(ExtendedCopy.MAX_LIST_LENGTH)
                .u32(0)
                .zeros(12);
        page.u16(SUPPORTED_DESCRIPTORS)
                .u16(4)
                .u8(2)
                .u8(ExtendedCopy.BLOCK_TO_BLOCK)
                .u8(ExtendedCopy.IDENTIFICATION_DESCRIPTOR)
                .u8(0);
        page.u16(GENERAL_COPY_OPERATIONS)
                .u16(32)
                .u32(1)
                .u32(1)
                .u32(ExtendedCopy.MAX_SEGMENT_BYTES)
                .zeros(20);
    }
}

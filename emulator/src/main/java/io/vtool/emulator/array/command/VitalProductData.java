package io.vtool.emulator.array.command;

import io.vtool.emulator.array.config.TargetPort;
import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.Payload;

/** The vital product data pages of a LUN (SPC-4 7.8, SBC-3 6.6). */
final class VitalProductData {
    private static final int LENGTH_OFFSET = 2;
    private static final int HEADER_LENGTH = 4;
    private static final int PAGE_CODE_OFFSET_IN_CDB = 2;

    private static final int SUPPORTED_PAGES = 0x00;
    private static final int UNIT_SERIAL_NUMBER = 0x80;
    private static final int DEVICE_IDENTIFICATION = 0x83;
    private static final int EXTENDED_INQUIRY = 0x86;
    private static final int MODE_PAGE_POLICY = 0x87;
    private static final int SCSI_PORTS = 0x88;
    private static final int THIRD_PARTY_COPY = 0x8f;
    private static final int BLOCK_LIMITS = 0xb0;
    private static final int BLOCK_DEVICE_CHARACTERISTICS = 0xb1;
    private static final int LOGICAL_BLOCK_PROVISIONING = 0xb2;
    private static final int[] PAGES = {
        SUPPORTED_PAGES,
        UNIT_SERIAL_NUMBER,
        DEVICE_IDENTIFICATION,
        EXTENDED_INQUIRY,
        MODE_PAGE_POLICY,
        SCSI_PORTS,
        THIRD_PARTY_COPY,
        BLOCK_LIMITS,
        BLOCK_DEVICE_CHARACTERISTICS,
        LOGICAL_BLOCK_PROVISIONING
    };

    private VitalProductData() {}

    /** Builds a page with its header. */
    static Payload page(Call call, int code) throws CommandFault {
        Payload page = new Payload(128).u8(0).u8(code).u16(0);
        switch (code) {
            case SUPPORTED_PAGES -> supportedPages(page);
            case UNIT_SERIAL_NUMBER ->
                page.ascii(
                        call.unit().volume().serial(),
                        call.unit().volume().serial().length());
            case DEVICE_IDENTIFICATION -> Designators.all(page, call);
            case EXTENDED_INQUIRY -> extendedInquiry(page);
            case MODE_PAGE_POLICY -> page.u8(0x3f).u8(0xff).u16(0); // all pages and subpages: shared
            case SCSI_PORTS -> ports(page, call);
            case THIRD_PARTY_COPY -> ThirdPartyCopyPage.fill(page);
            case BLOCK_LIMITS -> blockLimits(page, call.unit().volume());
            case BLOCK_DEVICE_CHARACTERISTICS ->
                characteristics(page, call.unit().volume().thin());
            case LOGICAL_BLOCK_PROVISIONING ->
                provisioning(page, call.unit().volume().thin());
            default -> throw CommandFault.invalidCdb(PAGE_CODE_OFFSET_IN_CDB, -1);
        }
        return page.setU16(LENGTH_OFFSET, page.size() - HEADER_LENGTH);
    }

    private static void supportedPages(Payload page) {
        for (int code : PAGES) {
            page.u8(code);
        }
    }

    /** SPC-4 7.8.7: simple, ordered and head of queue tasks, I_T nexus loss clears what RESERVE set. */
    private static void extendedInquiry(Payload page) {
        int headOrderedSimple = 0x07;
        int luiclr = 0x01;
        page.u8(0).u8(headOrderedSimple).u8(0).u8(luiclr).zeros(56);
    }

    /** SPC-4 7.8.14. */
    private static void ports(Payload page, Call call) {
        for (TargetPort port : call.array().ports().all()) {
            page.u16(0).u16(port.relativeId()).u16(0).u16(0).u16(0);
            int lengthAt = page.size();
            page.u16(0);
            Designators.portName(page, port);
            page.setU16(lengthAt, page.size() - lengthAt - 2);
        }
    }

    /** SBC-3 6.6.4, atomic fields of SBC-4 6.6.4. */
    private static void blockLimits(Payload page, VolumeConfig volume) {
        int perPhysical = volume.physicalBlockSize() / volume.blockSize();
        boolean thin = volume.thin();
        int granularityValid = 0x80000000;
        page.u8(0)
                .u8(BlockLimits.MAX_COMPARE_AND_WRITE_BLOCKS)
                .u16(perPhysical)
                .u32(BlockLimits.MAX_TRANSFER_BYTES / volume.blockSize())
                .u32(BlockLimits.OPTIMAL_TRANSFER_BYTES / volume.blockSize())
                .u32(0)
                .u32(thin ? BlockLimits.MAX_UNMAP_BLOCKS : 0)
                .u32(thin ? BlockLimits.MAX_UNMAP_DESCRIPTORS : 0)
                .u32(thin ? perPhysical : 0)
                .u32(thin ? granularityValid : 0)
                .u64(BlockLimits.MAX_WRITE_SAME_BLOCKS)
                .u32(BlockLimits.MAX_ATOMIC_BLOCKS)
                .zeros(16);
    }

    /** SBC-3 6.6.2: solid state, reads work after a sanitize operation; a thick volume has no erase. */
    private static void characteristics(Payload page, boolean thin) {
        int nonRotating = 1;
        int noWriteAfterErase = thin ? 0x50 : 0;
        int vbuls = 0x01;
        page.u16(nonRotating).u8(0).u8(noWriteAfterErase).u8(vbuls).zeros(55);
    }

    /** SBC-3 6.6.6. */
    private static void provisioning(Payload page, boolean thin) {
        int unmapAndWriteSameAndZeros = 0xe4;
        int full = 1;
        int thinly = 2;
        page.u8(0)
                .u8(thin ? unmapAndWriteSameAndZeros : 0)
                .u8(thin ? thinly : full)
                .u8(0);
    }
}

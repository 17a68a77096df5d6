package io.vtool.emulator.array.command;

import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.TargetPort;
import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.DiskArray;
import io.vtool.emulator.array.unit.Payload;
import io.vtool.emulator.array.unit.SenseCode;
import io.vtool.iscsi.target.Nexus;
import io.vtool.iscsi.target.ScsiResponse;

/** LUN 0 of a target whose array shows its controller there: a device of type 0Ch that has an identity and no medium. */
final class ControllerDevice {
    private static final int TYPE = 0x0c;
    private static final int TEST_UNIT_READY = 0x00;
    private static final int REQUEST_SENSE = 0x03;
    private static final int INQUIRY = 0x12;
    private static final int REPORT_LUNS = 0xa0;
    private static final int MAINTENANCE_IN = 0xa3;
    private static final int REPORT_TARGET_PORT_GROUPS = 0x0a;

    private static final int EVPD = 0x01;
    private static final int SUPPORTED_PAGES = 0x00;
    private static final int UNIT_SERIAL_NUMBER = 0x80;
    private static final int DEVICE_IDENTIFICATION = 0x83;

    private ControllerDevice() {}

    static ScsiResponse execute(DiskArray array, Nexus nexus, Cdb cdb) throws CommandFault {
        return switch (cdb.opcode()) {
            case TEST_UNIT_READY -> Answers.good();
            case REQUEST_SENSE -> RequestSense.none(cdb);
            case INQUIRY -> inquiry(array, nexus, cdb);
            case REPORT_LUNS -> ReportLuns.answer(array, nexus, cdb);
            case MAINTENANCE_IN -> {
                if (cdb.serviceAction() != REPORT_TARGET_PORT_GROUPS
                        || array.config().alua().tpgs() == 0) {
                    throw CommandFault.invalidCdb(1, 4);
                }
                yield ReportTargetPortGroups.answer(array.ports(), array.portGroups(), cdb);
            }
            default -> throw CommandFault.check(SenseCode.INVALID_COMMAND_OPERATION_CODE);
        };
    }

    private static ScsiResponse inquiry(DiskArray array, Nexus nexus, Cdb cdb) throws CommandFault {
        if (!cdb.has(1, EVPD)) {
            return Inquiry.standard(array.config(), cdb, TYPE);
        }
        ArrayConfig config = array.config();
        Payload page = new Payload(128).u8(TYPE).u8(cdb.u8(2)).u16(0);
        switch (cdb.u8(2)) {
            case SUPPORTED_PAGES ->
                page.u8(SUPPORTED_PAGES).u8(UNIT_SERIAL_NUMBER).u8(DEVICE_IDENTIFICATION);
            case UNIT_SERIAL_NUMBER -> page.ascii(config.name(), config.name().length());
            case DEVICE_IDENTIFICATION -> identification(page, array, nexus);
            default -> throw CommandFault.invalidCdb(2, -1);
        }
        return Answers.data(page.setU16(2, page.size() - 4), cdb.u16(3));
    }

    private static void identification(Payload page, DiskArray array, Nexus nexus) {
        Designators.vendor(page, array.config(), array.config().name());
        TargetPort port = array.ports().port(nexus);
        Designators.path(page, array.config(), nexus, port);
    }
}

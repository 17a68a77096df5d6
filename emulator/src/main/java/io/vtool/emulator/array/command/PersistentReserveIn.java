package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.Payload;
import io.vtool.emulator.array.unit.PersistentReservations;
import io.vtool.emulator.array.unit.Registrant;
import io.vtool.emulator.array.unit.ReservationType;
import io.vtool.iscsi.target.ScsiResponse;
import java.util.Map;

/** PERSISTENT RESERVE IN, SPC-4 6.15. */
final class PersistentReserveIn implements Command {
    private static final int READ_KEYS = 0;
    private static final int READ_RESERVATION = 1;
    private static final int REPORT_CAPABILITIES = 2;
    private static final int HEADER_LENGTH = 8;
    private static final int ADDITIONAL_LENGTH_OFFSET = 4;

    /** CRH, SIP_C, ATP_C, PTPL_C of REPORT CAPABILITIES byte 2. */
    private static final int CAPABILITIES = 0x1d;
    /** TMV and ALLOW COMMANDS 001b of byte 3. */
    private static final int TYPE_MASK_VALID = 0x90;
    /** PTPL_A of byte 3. */
    private static final int PERSISTING = 0x01;
    /** All six types. */
    private static final int TYPE_MASK = 0xea01;
    /** ALL_TG_PT is never set in a full status descriptor: each port has its own. */
    private static final int HOLDER = 0x01;

    @Override
    public ScsiResponse execute(Call call) throws CommandFault {
        PersistentReservations reservations = call.unit().reservations();
        Payload data = switch (call.row().serviceAction()) {
            case READ_KEYS -> keys(reservations);
            case READ_RESERVATION -> reservation(reservations);
            case REPORT_CAPABILITIES -> capabilities(reservations);
            default -> fullStatus(reservations);
        };
        return Answers.data(data, call.cdb().u16(7));
    }

    private static Payload header(PersistentReservations reservations) {
        return new Payload(64).u32(reservations.generation()).u32(0);
    }

    private static Payload finish(Payload data) {
        return data.setU32(ADDITIONAL_LENGTH_OFFSET, data.size() - HEADER_LENGTH);
    }

    private static Payload keys(PersistentReservations reservations) {
        Payload data = header(reservations);
        for (long key : reservations.registrations().values()) {
            data.u64(key);
        }
        return finish(data);
    }

    private static Payload reservation(PersistentReservations reservations) {
        Payload data = header(reservations);
        ReservationType type = reservations.type();
        if (type != null) {
            data.u64(reservations.holderKey()).u32(0).u8(0).u8(type.code()).u16(0);
        }
        return finish(data);
    }

    private static Payload capabilities(PersistentReservations reservations) {
        return new Payload(8)
                .u16(8)
                .u8(CAPABILITIES)
                .u8(TYPE_MASK_VALID | (reservations.persistent() ? PERSISTING : 0))
                .u16(TYPE_MASK)
                .u16(0);
    }

    /** SPC-4 6.15.5. */
    private static Payload fullStatus(PersistentReservations reservations) {
        Payload data = header(reservations);
        ReservationType type = reservations.type();
        for (Map.Entry<Registrant, Long> entry : reservations.registrations().entrySet()) {
            Registrant who = entry.getKey();
            boolean holder = reservations.holds(who);
            data.u64(entry.getValue()).u32(0);
            data.u8(holder ? HOLDER : 0).u8(holder && type != null ? type.code() : 0);
            data.u32(0).u16(who.relativePort());
            int lengthAt = data.size();
            data.u32(0);
            TransportId.put(data, who.initiatorPort());
            data.setU32(lengthAt, data.size() - lengthAt - 4);
        }
        return finish(data);
    }
}

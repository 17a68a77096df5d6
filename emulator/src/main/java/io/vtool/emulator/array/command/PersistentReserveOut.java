package io.vtool.emulator.array.command;

import io.vtool.emulator.array.config.TargetPort;
import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.LogicalUnit;
import io.vtool.emulator.array.unit.PersistentReservations;
import io.vtool.emulator.array.unit.Registrant;
import io.vtool.emulator.array.unit.ReservationType;
import io.vtool.emulator.array.unit.SenseCode;
import io.vtool.iscsi.target.Nexus;
import io.vtool.iscsi.target.ScsiResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** PERSISTENT RESERVE OUT, SPC-4 6.16. */
final class PersistentReserveOut implements Command {
    private static final int REGISTER = 0;
    private static final int RESERVE = 1;
    private static final int RELEASE = 2;
    private static final int CLEAR = 3;
    private static final int PREEMPT = 4;
    private static final int PREEMPT_AND_ABORT = 5;
    private static final int REGISTER_AND_IGNORE = 6;

    private static final int LIST_LENGTH = 24;
    private static final int SERVICE_ACTION_KEY_OFFSET = 8;
    private static final int FLAGS_OFFSET = 20;
    private static final int SPEC_I_PT = 0x08;
    private static final int SPEC_I_PT_BIT = 3;
    private static final int ALL_TG_PT = 0x04;
    private static final int APTPL = 0x01;

    private static final int MOVE_FLAGS_OFFSET = 17;
    private static final int UNREG = 0x02;
    private static final int MOVE_PORT_OFFSET = 18;
    private static final int MOVE_LENGTH_OFFSET = 20;

    @Override
    public ScsiResponse execute(Call call) throws CommandFault, IOException {
        long length = call.cdb().u32(5);
        ByteBuffer list = call.parameterList(length);
        if (length < LIST_LENGTH) {
            throw CommandFault.check(SenseCode.PARAMETER_LIST_LENGTH_ERROR);
        }
        PersistentReservations reservations = call.unit().reservations();
        Registrant who = Registrant.of(call.nexus());
        long key = list.getLong(0);
        int action = call.row().serviceAction();
        if (action >= RESERVE && action <= PREEMPT_AND_ABORT && length != LIST_LENGTH) {
            throw CommandFault.check(SenseCode.PARAMETER_LIST_LENGTH_ERROR);
        }
        List<PersistentReservations.Notice> notices = switch (action) {
            case REGISTER, REGISTER_AND_IGNORE -> register(call, list, who, action == REGISTER);
            case RESERVE -> {
                reservations.reserve(who, key, type(call.cdb()));
                yield List.of();
            }
            case RELEASE -> reservations.release(who, key, type(call.cdb()));
            case CLEAR -> reservations.clear(who, key);
            case PREEMPT, PREEMPT_AND_ABORT -> preempt(call, list, who, action == PREEMPT_AND_ABORT);
            default -> {
                move(call, list, who);
                yield List.of();
            }
        };
        call.unit().reservationsChanged(notices);
        return Answers.took((int) length);
    }

    private static ReservationType type(Cdb cdb) throws CommandFault {
        if (cdb.has(2, 0xf0)) {
            throw CommandFault.invalidCdb(2, 7);
        }
        ReservationType type = ReservationType.of(cdb.u8(2) & 0x0f);
        if (type == null) {
            throw CommandFault.invalidCdb(2, 3);
        }
        return type;
    }

    private static List<PersistentReservations.Notice> register(
            Call call, ByteBuffer list, Registrant who, boolean checkKey) throws CommandFault {
        int flags = list.get(FLAGS_OFFSET);
        boolean specified = (flags & SPEC_I_PT) != 0;
        if (!specified && list.limit() != LIST_LENGTH) {
            throw CommandFault.check(SenseCode.PARAMETER_LIST_LENGTH_ERROR);
        }
        if (specified && (!checkKey || call.unit().reservations().registered(who))) {
            throw CommandFault.invalidParameter(FLAGS_OFFSET, SPEC_I_PT_BIT);
        }
        List<String> initiatorPorts = new ArrayList<>();
        if (specified) {
            initiatorPorts.addAll(transportIds(list));
        }
        initiatorPorts.add(who.initiatorPort());
        List<Registrant> also = new ArrayList<>();
        for (String initiatorPort : initiatorPorts) {
            for (TargetPort port : call.array().ports().all()) {
                boolean addressed = (flags & ALL_TG_PT) != 0 || port.relativeId() == who.relativePort();
                Registrant other = new Registrant(port.relativeId(), initiatorPort);
                if (addressed && !other.equals(who)) {
                    also.add(other);
                }
            }
        }
        Long key = checkKey ? list.getLong(0) : null;
        long newKey = list.getLong(SERVICE_ACTION_KEY_OFFSET);
        return call.unit().reservations().register(who, key, newKey, also, (flags & APTPL) != 0);
    }

    private static List<String> transportIds(ByteBuffer list) throws CommandFault {
        if (list.limit() < LIST_LENGTH + 4 || list.getInt(LIST_LENGTH) != list.limit() - LIST_LENGTH - 4) {
            throw CommandFault.check(SenseCode.PARAMETER_LIST_LENGTH_ERROR);
        }
        List<String> names = new ArrayList<>();
        for (int at = LIST_LENGTH + 4; at < list.limit(); at += TransportId.length(list, at)) {
            names.add(TransportId.initiatorPort(list, at));
        }
        return names;
    }

    private static List<PersistentReservations.Notice> preempt(
            Call call, ByteBuffer list, Registrant who, boolean abort) throws CommandFault {
        LogicalUnit unit = call.unit();
        ReservationType type = type(call.cdb());
        List<PersistentReservations.Notice> notices =
                unit.reservations().preempt(who, list.getLong(0), list.getLong(SERVICE_ACTION_KEY_OFFSET), type);
        if (abort) {
            for (PersistentReservations.Notice notice : notices) {
                if (notice.code().equals(SenseCode.REGISTRATIONS_PREEMPTED)) {
                    Predicate<Nexus> victim = nexus -> Registrant.of(nexus).equals(notice.whom());
                    unit.tasks().abort(victim, call.task());
                    unit.attentions().raise(SenseCode.COMMANDS_CLEARED_BY_ANOTHER_INITIATOR, victim);
                }
            }
        }
        return notices;
    }

    private static void move(Call call, ByteBuffer list, Registrant who) throws CommandFault {
        if (list.getInt(MOVE_LENGTH_OFFSET) != list.limit() - LIST_LENGTH) {
            throw CommandFault.check(SenseCode.PARAMETER_LIST_LENGTH_ERROR);
        }
        if (list.limit() == LIST_LENGTH || TransportId.length(list, LIST_LENGTH) != list.limit() - LIST_LENGTH) {
            throw CommandFault.invalidParameter(MOVE_LENGTH_OFFSET, -1);
        }
        int port = list.getShort(MOVE_PORT_OFFSET) & 0xffff;
        if (!isPort(call, port)) {
            throw CommandFault.invalidParameter(MOVE_PORT_OFFSET, -1);
        }
        Registrant receiver = new Registrant(port, TransportId.initiatorPort(list, LIST_LENGTH));
        int flags = list.get(MOVE_FLAGS_OFFSET);
        call.unit()
                .reservations()
                .move(
                        who,
                        list.getLong(0),
                        list.getLong(SERVICE_ACTION_KEY_OFFSET),
                        receiver,
                        (flags & UNREG) != 0,
                        (flags & APTPL) != 0);
    }

    private static boolean isPort(Call call, int relativeId) {
        for (TargetPort port : call.array().ports().all()) {
            if (port.relativeId() == relativeId) {
                return true;
            }
        }
        return false;
    }
}

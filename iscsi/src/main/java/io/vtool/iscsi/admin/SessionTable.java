package io.vtool.iscsi.admin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The text form of all sessions: {@code name = value} lines; a line {@code sid = N} begins a session, its other lines are
 * facts, and {@code unit = NAME LUN TYPE BLOCKS SIZE ...} with a tab between begins a logical unit.
 */
final class SessionTable {
    private static final String NEXT_SID = "next_sid";
    private static final String DAEMON = "iscsid";
    private static final String STOPPED = "stopped";
    private static final String SID = "sid";
    private static final String HOST = "host";
    private static final String FAILED_SINCE = "failed_since";
    private static final String UNIT = "unit";
    private static final String READ_ONLY = "ro";
    private static final int UNIT_FIELDS = 12;

    int nextSid = 1;
    boolean daemonRuns = true;
    List<Session> sessions = new ArrayList<>();

    private int sid;
    private int host;
    private long failedSince;
    private SessionFacts facts = new SessionFacts();
    private List<Session.Device> devices = new ArrayList<>();

    /** Devices for units: those that are known already keep their names. */
    List<Session.Device> name(List<Session.Device> known, List<LoginOutcome.Unit> units) {
        Set<String> taken = new HashSet<>();
        for (Session session : sessions) {
            for (Session.Device device : session.devices()) {
                taken.add(device.name());
            }
        }
        List<Session.Device> named = new ArrayList<>();
        for (Session.Device device : known) {
            named.add(resized(device, units));
        }
        DeviceNames names = new DeviceNames(taken);
        for (LoginOutcome.Unit unit : units) {
            if (!contains(known, unit.lun())) {
                named.add(new Session.Device(names.next(unit.type()), unit));
            }
        }
        return named;
    }

    /** A device that was known, with the capacity that a rescan has read. */
    private static Session.Device resized(Session.Device device, List<LoginOutcome.Unit> units) {
        for (LoginOutcome.Unit unit : units) {
            if (unit.lun() == device.unit().lun() && unit.blocks() > 0) {
                return new Session.Device(device.name(), device.unit().changed(unit), device.state());
            }
        }
        return device;
    }

    private static boolean contains(List<Session.Device> devices, long lun) {
        for (Session.Device device : devices) {
            if (device.unit().lun() == lun) {
                return true;
            }
        }
        return false;
    }

    static SessionTable parse(String text) {
        SessionTable table = new SessionTable();
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            int equals = text.indexOf(" = ", start);
            if (equals >= 0 && equals < end) {
                table.take(text.substring(start, equals), text.substring(equals + 3, end));
            }
            start = end + 1;
        }
        table.finish();
        return table;
    }

    private void take(String name, String value) {
        switch (name) {
            case NEXT_SID -> nextSid = (int) number(value);
            case DAEMON -> daemonRuns = !value.equals(STOPPED);
            case SID -> {
                finish();
                sid = (int) number(value);
            }
            case HOST -> host = (int) number(value);
            case FAILED_SINCE -> failedSince = number(value);
            case UNIT -> unit(value);
            default -> facts.put(name, value);
        }
    }

    private void finish() {
        if (sid > 0) {
            sessions.add(new Session(sid, host, facts, failedSince, devices));
        }
        sid = 0;
        host = 0;
        failedSince = 0;
        facts = new SessionFacts();
        devices = new ArrayList<>();
    }

    private void unit(String line) {
        String[] fields = new String[UNIT_FIELDS];
        int start = 0;
        for (int i = 0; i < UNIT_FIELDS; i++) {
            int tab = line.indexOf('\t', start);
            int end = tab < 0 ? line.length() : tab;
            fields[i] = line.substring(Math.min(start, line.length()), end);
            start = end + 1;
        }
        LoginOutcome.Unit unit = new LoginOutcome.Unit(
                number(fields[1]),
                (int) number(fields[2]),
                fields[5],
                fields[6],
                fields[7],
                fields[8],
                fields[9],
                number(fields[3]),
                (int) number(fields[4]),
                fields[11].equals(READ_ONLY));
        devices.add(new Session.Device(fields[0], unit, fields[10]));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    String format() {
        StringBuilder text = new StringBuilder("# sessions of this host; vtool writes this file\n");
        line(text, NEXT_SID, Integer.toString(nextSid));
        if (!daemonRuns) {
            line(text, DAEMON, STOPPED);
        }
        for (Session session : sessions) {
            line(text, SID, Integer.toString(session.sid()));
            line(text, HOST, Integer.toString(session.host()));
            if (session.failedSince() != 0) {
                line(text, FAILED_SINCE, Long.toString(session.failedSince()));
            }
            for (String name : session.facts().names()) {
                line(text, name, session.facts().get(name));
            }
            for (Session.Device device : session.devices()) {
                line(text, UNIT, unit(device));
            }
        }
        return text.toString();
    }

    private static String unit(Session.Device device) {
        LoginOutcome.Unit unit = device.unit();
        return device.name() + "\t" + unit.lun() + "\t" + unit.type() + "\t" + unit.blocks() + "\t" + unit.blockSize()
                + "\t" + clean(unit.vendor()) + "\t" + clean(unit.product()) + "\t" + clean(unit.revision()) + "\t"
                + clean(unit.serial()) + "\t" + clean(unit.id())
                + (device.state().isEmpty() && !unit.readOnly() ? "" : "\t" + clean(device.state()))
                + (unit.readOnly() ? "\t" + READ_ONLY : "");
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(" = ").append(value.replace('\n', ' ')).append('\n');
    }

    private static String clean(String text) {
        return text.replace('\t', ' ').replace('\n', ' ');
    }
}

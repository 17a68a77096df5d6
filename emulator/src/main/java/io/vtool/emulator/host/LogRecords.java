package io.vtool.emulator.host;

import io.vtool.iscsi.admin.LoginOutcome;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines in which a host's log is kept: a word for the kind of event, then its fields, between tabs. */
final class LogRecords {
    private static final String COMMAND = "command";
    private static final String LINK = "link";
    private static final String GROUP = "group";
    private static final String LOGIN = "login";
    private static final String LOGOUT = "logout";
    private static final String UNIT = "unit";
    private static final String ATTENTION = "attention";
    private static final String MESSAGE = "message";
    private static final String BACK = "back";
    /** What earlier versions wrote for a loss; they did not keep how. */
    private static final String LOST = "lost";

    private static final int OLD_LINK_FIELDS = 6;
    private static final int MESSAGE_TEXT = 4;

    private LogRecords() {}

    /** The line of an event, with its end; none for an event that follows from others. */
    static String write(LogEvent event) {
        if (event instanceof LogEvent.FailedCommand e) {
            HexFormat hex = HexFormat.of();
            return line(
                    COMMAND,
                    e.millis(),
                    e.hctl(),
                    e.device(),
                    e.naa(),
                    Integer.toString(e.hostByte()),
                    Integer.toString(e.status()),
                    hex.formatHex(e.cdb()),
                    hex.formatHex(e.sense()),
                    Integer.toString(e.tag()));
        }
        if (event instanceof LogEvent.LinkChange e) {
            LogEvent.Loss loss = e.loss();
            return line(
                    LINK,
                    e.millis(),
                    Integer.toString(e.sid()),
                    Integer.toString(e.host()),
                    Integer.toString(e.timeout()),
                    loss == null ? BACK : loss.name(),
                    e.portal());
        }
        if (event instanceof LogEvent.PortGroupChange e) {
            PortGroupState state = e.state();
            return line(
                    GROUP,
                    e.millis(),
                    e.hctl(),
                    Integer.toString(state.group()),
                    Integer.toString(state.state()),
                    state.preferred() ? "preferred" : "non-preferred",
                    Integer.toString(state.supported()));
        }
        return event instanceof LogEvent.Attention e
                ? line(
                        ATTENTION,
                        e.millis(),
                        e.hctl(),
                        e.device(),
                        e.naa(),
                        Integer.toString(e.asc()),
                        Integer.toString(e.ascq()))
                : writeSession(event);
    }

    private static String writeSession(LogEvent event) {
        if (event instanceof LogEvent.LoggedIn e) {
            LogEvent.Way way = e.way();
            return line(
                    LOGIN,
                    e.millis(),
                    Integer.toString(e.sid()),
                    Integer.toString(e.host()),
                    way.target(),
                    way.portal(),
                    way.iface());
        }
        if (event instanceof LogEvent.LoggedOut e) {
            LogEvent.Way way = e.way();
            return line(
                    LOGOUT,
                    e.millis(),
                    Integer.toString(e.sid()),
                    String.join(",", e.disks()),
                    way.target(),
                    way.portal(),
                    way.iface());
        }
        if (event instanceof LogEvent.UnitFound e) {
            LoginOutcome.Unit unit = e.unit();
            return line(
                    UNIT,
                    e.millis(),
                    e.hctl(),
                    e.device(),
                    Long.toString(unit.lun()),
                    Integer.toString(unit.type()),
                    unit.vendor(),
                    unit.product(),
                    unit.revision(),
                    unit.id(),
                    Long.toString(unit.blocks()),
                    Integer.toString(unit.blockSize()));
        }
        return event instanceof LogEvent.Message e
                ? line(MESSAGE, e.millis(), e.program(), Integer.toString(e.pid()), e.text())
                : "";
    }

    private static String line(String kind, long millis, String... fields) {
        StringBuilder line = new StringBuilder(kind).append('\t').append(millis);
        for (String field : fields) {
            line.append('\t');
            for (int i = 0; i < field.length(); i++) {
                char c = field.charAt(i);
                line.append(c < ' ' ? ' ' : c); // what a device says of itself may be anything
            }
        }
        return line.append('\n').toString();
    }

    /** The event of a line, null for one that was cut off. */
    static @Nullable LogEvent read(String line) {
        String[] f = line.split("\t", -1);
        try {
            long millis = f.length < 3 ? 0 : Long.parseLong(f[1]);
            return switch (f[0]) {
                case COMMAND -> command(millis, f);
                case LINK -> link(millis, f);
                case GROUP ->
                    new LogEvent.PortGroupChange(
                            millis,
                            f[2],
                            new PortGroupState(number(f[3]), number(f[4]), f[5].equals("preferred"), number(f[6])));
                case ATTENTION -> new LogEvent.Attention(millis, f[2], f[3], f[4], number(f[5]), number(f[6]));
                case MESSAGE ->
                    new LogEvent.Message(
                            millis,
                            f[2],
                            number(f[3]),
                            String.join("\t", List.of(f).subList(MESSAGE_TEXT, f.length)));
                case LOGIN ->
                    new LogEvent.LoggedIn(millis, number(f[2]), number(f[3]), new LogEvent.Way(f[4], f[5], f[6]));
                case LOGOUT ->
                    new LogEvent.LoggedOut(millis, number(f[2]), list(f[3]), new LogEvent.Way(f[4], f[5], f[6]));
                case UNIT ->
                    new LogEvent.UnitFound(
                            millis,
                            f[2],
                            f[3],
                            new LoginOutcome.Unit(
                                    Long.parseLong(f[4]),
                                    number(f[5]),
                                    f[6],
                                    f[7],
                                    f[8],
                                    "",
                                    f[9],
                                    Long.parseLong(f[10]),
                                    number(f[11])));
                default -> null;
            };
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    private static LogEvent command(long millis, String[] f) {
        HexFormat hex = HexFormat.of();
        return new LogEvent.FailedCommand(
                millis,
                f[2],
                f[3],
                f[4],
                number(f[5]),
                number(f[6]),
                hex.parseHex(f[7]),
                hex.parseHex(f[8]),
                number(f[9]));
    }

    private static LogEvent link(long millis, String[] f) {
        LogEvent.Loss loss =
                f[5].equals(BACK) ? null : f[5].equals(LOST) ? LogEvent.Loss.CLOSED : LogEvent.Loss.valueOf(f[5]);
        String portal = f.length <= OLD_LINK_FIELDS ? "" : f[6];
        return new LogEvent.LinkChange(millis, number(f[2]), number(f[3]), number(f[4]), loss, portal);
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }

    private static List<String> list(String text) {
        List<String> all = new ArrayList<>();
        for (String one : text.split(",")) {
            if (!one.isEmpty()) {
                all.add(one);
            }
        }
        return all;
    }
}

package io.vtool.cli.dfsr.wmi;

import io.vtool.cli.dfsr.OpenDfsr;
import io.vtool.dfsr.engine.Member;
import io.vtool.dfsr.engine.Replication;
import io.vtool.dfsr.wmi.WmiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A computer that is asked.
 *
 * @param name its name in upper case
 * @param seats its memberships of groups
 */
record Node(String name, List<Seat> seats) {
    private static final List<String> LOCAL = List.of(".", "127.0.0.1", "::1", "localhost");

    /**
     * Finds a computer.
     *
     * @param dfsr the groups
     * @param typed its name, with or without its domain; empty for the one the command runs on, the first member of the first
     *     group
     * @throws WmiException if there is none of that name, or it does not answer
     */
    static Node find(OpenDfsr dfsr, String typed) throws WmiException {
        if (dfsr.groups().isEmpty()) {
            throw new WmiException(WmiException.INVALID_NAMESPACE);
        }
        String name = typed.isEmpty() || LOCAL.contains(typed.toLowerCase(Locale.ROOT)) ? local(dfsr) : typed;
        List<Seat> seats = new ArrayList<>();
        for (Replication replication : dfsr.groups()) {
            String domain = "." + replication.group().domain().toLowerCase(Locale.ROOT);
            String lower = name.toLowerCase(Locale.ROOT);
            String bare = lower.endsWith(domain) ? name.substring(0, name.length() - domain.length()) : name;
            Member member = replication.member(bare);
            if (member != null) {
                seats.add(new Seat(replication, member, dfsr.now()));
            }
        }
        if (seats.isEmpty()) {
            throw new WmiException(WmiException.SERVER_UNAVAILABLE);
        }
        String found = seats.get(0).name();
        if (dfsr.faults().serviceStopped(found)) {
            throw new WmiException(WmiException.PROVIDER_LOAD_FAILURE);
        }
        if (dfsr.faults().rightsLost(found)) {
            throw new WmiException(WmiException.ACCESS_DENIED);
        }
        return new Node(found.toUpperCase(Locale.ROOT), List.copyOf(seats));
    }

    /** The computer that the command runs on. */
    static String local(OpenDfsr dfsr) {
        return dfsr.groups().isEmpty()
                ? "LOCALHOST"
                : dfsr.groups().get(0).group().members().get(0).name();
    }
}

package io.vtool.cli.check;

import io.vtool.cli.baseline.Baseline;
import io.vtool.cli.failure.UsageError;
import io.vtool.cli.iscsi.IscsiHealth;
import io.vtool.cli.lab.Labs;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Option;
import io.vtool.cli.render.Verdict.State;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Sessions of a host, those that there should be, and portals. */
final class IscsiCheck implements Check {
    @Override
    public String name() {
        return "iscsi";
    }

    @Override
    public String subject() {
        return "iSCSI sessions and portals";
    }

    @Override
    public CommandModel.Builder describe(CommandModel.Builder model) {
        return model.paragraph(
                        "Looks whether the host's sessions are logged in, whether there is one for each record whose node.startup is "
                                + "automatic, and whether the portals of lost sessions and of records without a session answer. The ranges are "
                                + "of the number of sessions that are lost or missing and of other portals that do not answer; without them it "
                                + "warns of one, and is critical when a target has no session left that works.")
                .paragraph(
                        "With `--portal` it asks these portals alone, which may be those of real arrays: each has to take a connection and "
                                + "to answer a discovery, or to ask for a secret. One that does not is a warning, and when none does it is critical. With `--from` it "
                                + "reads the sessions of another host, captured with `iscsiadm -m session -P 1`.")
                .paragraph(
                        "With `--baseline` it warns of sessions that were there when `--save-baseline` wrote the file and are not even "
                                + "expected any more, and is critical when a target has none left.")
                .option(Option.value("--portal", "PORTAL", "Ask PORTAL, as HOST[:PORT], instead of the host's")
                        .repeated())
                .option(Option.value("--sessions", "N", "Warn when fewer than N sessions are logged in"))
                .option(Nothing.OPTION)
                .option(Baseline.OPTION)
                .option(Baseline.SAVE)
                .option(CommonOptions.FROM)
                .option(CommonOptions.HOST)
                .example("vtool check iscsi --host xen2", "another host")
                .example("vtool check iscsi --portal 192.0.2.7 --portal 192.0.2.8", "two portals of a real array")
                .example("vtool check iscsi --baseline good.txt", "sessions of a good day")
                .example("vtool check iscsi --from sessions.txt --sessions 4", "what was captured elsewhere");
    }

    @Override
    public Answer look(Invocation in) {
        Limits limits = Limits.of(in, name(), "0", null);
        int wanted = WholeNumber.of("--sessions", in.value("sessions"));
        if (in.value("from") != null && in.value("portal") != null) {
            throw new UsageError("a capture has no portals to ask: --from or --portal");
        }
        if (in.value("baseline") != null && in.value("portal") != null) {
            throw new UsageError("portals have no sessions to compare: --baseline or --portal");
        }
        if (in.value("from") == null) {
            Labs.demand(in);
        }
        IscsiHealth health = IscsiHealth.look(in);
        Set<String> lost = new HashSet<>();
        int broken = 0;
        for (IscsiHealth.Link link : health.links()) {
            if (!link.works()) {
                lost.add(link.portal());
                broken++;
            }
        }
        int silent = 0;
        for (IscsiHealth.Gate gate : health.gates()) {
            silent += gate.trouble() == null || lost.contains(gate.portal()) ? 0 : 1;
        }
        int logged = health.links().size() - broken;
        boolean asked = in.value("portal") != null;
        int gates = health.gates().size();
        Answer answer = new Answer(
                "ISCSI",
                asked
                        ? (silent == 0 ? counted(gates, "portal") : gates - silent + " of " + counted(gates, "portal"))
                                + (gates - silent == 1 ? " answers" : " answer")
                        : counted(logged, "session") + " logged in");
        State counted = limits.state(broken + silent);
        sessions(answer, health, counted);
        portals(answer, health, lost, asked && silent == gates ? State.CRITICAL : counted);
        answer.find(
                logged < wanted ? State.WARNING : State.OK, "", counted(logged, "session") + " instead of " + wanted);
        Baseline baseline = Missing.baseline(in, answer);
        if (baseline != null) {
            compare(answer, health, baseline);
        }
        if (health.links().isEmpty() && gates == 0) {
            Nothing.tell(in, answer, "there is no session, and no record of one", State.UNKNOWN);
        }
        answer.note(limits.words("lost or missing sessions and silent portals"));
        if (asked) {
            answer.number("portals", gates - silent, "");
        } else {
            answer.number("sessions", logged, "");
        }
        answer.number("broken", broken + silent, "", limits);
        for (IscsiHealth.Gate gate : health.gates()) {
            if (gate.seconds() != null) {
                answer.number(gate.portal() + " time", gate.seconds(), "s");
            }
        }
        return answer;
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static void sessions(Answer answer, IscsiHealth health, State counted) {
        Map<String, Integer> working = new HashMap<>();
        for (IscsiHealth.Link link : health.links()) {
            working.merge(link.target(), link.works() ? 1 : 0, Integer::sum);
        }
        for (IscsiHealth.Link link : health.links()) {
            if (link.works()) {
                answer.there(Baseline.Kind.SESSION, link.target(), link.portal());
                answer.seen(link.portal(), link.state() + " with " + link.target());
            } else {
                boolean last = working.getOrDefault(link.target(), 0) == 0;
                String words = link.state() + " with " + link.target() + trouble(health, link.portal());
                answer.find(last ? State.CRITICAL : counted, link.portal(), words);
            }
            answer.metric(
                    "vtool_iscsi_session_up",
                    "Whether a session that there should be is logged in.",
                    link.works() ? 1 : 0,
                    "target",
                    link.target(),
                    "portal",
                    link.portal());
        }
    }

    /** Tells sessions that are unknown here; those that are lost have been told. */
    private static void compare(Answer answer, IscsiHealth health, Baseline baseline) {
        for (String target : baseline.owners(Baseline.Kind.SESSION)) {
            Set<String> missing = new TreeSet<>(baseline.names(Baseline.Kind.SESSION, target));
            boolean any = false;
            for (IscsiHealth.Link link : health.links()) {
                if (link.target().equals(target)) {
                    any = true;
                    missing.remove(link.portal());
                }
            }
            State state = missing.isEmpty() ? State.OK : any ? State.WARNING : State.CRITICAL;
            answer.find(state, target, "no session with " + Missing.words(missing));
        }
    }

    private static String trouble(IscsiHealth health, String portal) {
        for (IscsiHealth.Gate gate : health.gates()) {
            if (gate.portal().equals(portal) && gate.trouble() != null) {
                return ", the portal does not answer: " + gate.trouble();
            }
        }
        return "";
    }

    private static void portals(Answer answer, IscsiHealth health, Set<String> lost, State silent) {
        for (IscsiHealth.Gate gate : health.gates()) {
            String trouble = gate.trouble();
            if (trouble == null) {
                answer.seen(gate.portal(), "the portal answers");
            }
            if (trouble != null && !lost.contains(gate.portal())) { // a lost session has told it
                answer.find(silent, gate.portal(), "the portal does not answer: " + trouble);
            }
            answer.metric(
                    "vtool_iscsi_portal_up",
                    "Whether a portal that was asked answered a discovery.",
                    trouble == null ? 1 : 0,
                    "portal",
                    gate.portal());
        }
    }
}

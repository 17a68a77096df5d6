package io.vtool.cli.check;

import io.vtool.cli.iscsi.IscsiHealth;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.render.Verdict.State;
import java.util.HashMap;
import java.util.Map;

/** Sessions of a host, and those that there should be. */
final class IscsiCheck implements Check {
    @Override
    public String name() {
        return "iscsi";
    }

    @Override
    public CommandModel.Builder describe(CommandModel.Builder model) {
        return model.paragraph(
                        "Looks whether the host's sessions are logged in, and whether there is one for each record whose node.startup is "
                                + "automatic. The ranges are of the number of sessions that are lost or missing; without them it warns of "
                                + "one, and is critical when a target has no session left that works.")
                .option(CommonOptions.HOST)
                .example("vtool check iscsi --host xen2", "another host");
    }

    @Override
    public Answer look(Invocation in) {
        Limits limits = Limits.of(in, "0", null);
        IscsiHealth health = IscsiHealth.look(in);
        Answer answer = new Answer("ISCSI", health.links().size() + " sessions logged in");
        Map<String, Integer> working = new HashMap<>();
        long broken = 0;
        for (IscsiHealth.Link link : health.links()) {
            working.merge(link.target(), link.works() ? 1 : 0, Integer::sum);
            broken += link.works() ? 0 : 1;
        }
        State counted = limits.state(broken);
        for (IscsiHealth.Link link : health.links()) {
            if (!link.works()) {
                boolean last = working.getOrDefault(link.target(), 0) == 0;
                answer.find(last ? State.CRITICAL : counted, link.portal(), link.state() + ", " + link.target());
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
        answer.number("sessions", health.links().size() - broken, "");
        answer.number("broken", broken, "", limits);
        return answer;
    }
}

package io.vtool.cli.check;

import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Option;
import io.vtool.cli.render.Verdict.State;
import java.util.List;
import java.util.Locale;

/** The answer where there is nothing to check: it is not well by itself, and may be as it should be. */
final class Nothing {
    /** The state of it. */
    static final Option OPTION = Option.choice(
            "--empty",
            "STATE",
            List.of("ok", "warning", "critical", "unknown"),
            "End in STATE when there is nothing to check; unknown by default");

    private Nothing() {}

    /**
     * Tells that there is nothing.
     *
     * @param words what there is not
     * @param usual the state where the command line names none
     */
    static void tell(Invocation in, Answer answer, String words, State usual) {
        String wanted = in.value("empty");
        State state = usual;
        for (State each : State.values()) {
            state = each.name().toLowerCase(Locale.ROOT).equals(wanted) ? each : state;
        }
        answer.well(words);
        answer.find(state, "", words);
    }
}

package io.vtool.cli.check;

import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.UsageError;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Operand;
import io.vtool.cli.model.Option;
import io.vtool.cli.render.Verdict.State;
import io.vtool.cli.sense.EventCode;
import io.vtool.scsi.explain.ExplainOptions;
import io.vtool.scsi.explain.Explainer;
import io.vtool.scsi.explain.Explanation;
import io.vtool.scsi.explain.Severity;
import io.vtool.scsi.log.LineDecoder;
import io.vtool.scsi.log.StatusEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** New events of a log that need attention. */
final class SenseCheck implements Check {
    private static final int MOST_KINDS = 1000;

    @Override
    public String name() {
        return "sense";
    }

    @Override
    public String subject() {
        return "logs for new SCSI errors";
    }

    @Override
    public CommandModel.Builder describe(CommandModel.Builder model) {
        return model.paragraph(
                        "Reads what was written to logs since it last ran, and counts the events that need attention: those of a path, a "
                                + "device, space that runs out, or lost data, not routine probes; `--severity` names the least that counts. The place up to which a log was "
                                + "read is kept. A log that was rotated since, renamed or copied and cut, compressed or not, is read on in the "
                                + "rotated file first. The first run reads nothing old but takes the log's end as the place to go on "
                                + "from, unless `--from-start` is given.")
                .paragraph(
                        "The ranges are of the number of such events; without them one event warns, and lost data is critical. "
                                + "The answer names the code of each kind of event, which `vtool sense lookup` explains, how often it "
                                + "came, and the devices.")
                .operand(Operand.any("FILE", "Logs"))
                .option(Option.flag("--from-start", "Read a log that is met for the first time from its beginning"))
                .option(Option.choice("--severity", "WORD", words(), "Count events of this severity and above"))
                .option(StateFile.OPTION)
                .example("vtool check sense /var/log/vmkernel.log", "what came up since the last run")
                .example(
                        "vtool check sense --severity device -w 5 /var/log/messages",
                        "only devices, from the sixth event on");
    }

    private static List<String> words() {
        List<String> words = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            words.add(severity.word());
        }
        return words;
    }

    private static Severity least(@Nullable String word) {
        for (Severity severity : Severity.values()) {
            if (severity.word().equals(word)) {
                return severity;
            }
        }
        return Severity.PATH;
    }

    /**
     * Events that say the same.
     *
     * @param state whether they alert whatever their number
     * @param code the number that says it, empty where there is none
     * @param words what it says
     */
    private record Kind(State state, String code, String words) {}

    /** How often something was said, and of which devices. */
    private static final class Count {
        private static final int MOST_NAMED = 3;

        private long events;
        private final Set<String> devices = new LinkedHashSet<>();
        private boolean more;

        void add(@Nullable String device) {
            events++;
            if (device != null && (devices.size() < MOST_NAMED || devices.contains(device))) {
                devices.add(device);
            } else {
                more |= device != null;
            }
        }

        /** {@code 2 x on naa.1, naa.2}. */
        String words() {
            String named = devices.isEmpty() ? "" : " on " + String.join(", ", devices);
            return events + " x" + named + (more ? " and others" : "");
        }
    }

    @Override
    public Answer look(Invocation in) {
        List<String> logs = new ArrayList<>(in.operands());
        logs.addAll(in.values("log"));
        if (logs.isEmpty()) {
            throw new UsageError("which log? Name one or more, as in 'vtool check sense /var/log/vmkernel.log'");
        }
        if (logs.contains("-")) {
            throw new UsageError(
                    "standard input has no place to go on from: name a file, or pipe it to 'vtool sense scan -'");
        }
        Limits limits = Limits.of(in, name(), "0", null);
        Severity least = least(in.value("severity"));
        Path state = StateFile.folder(in);
        Map<Kind, Count> kinds = new LinkedHashMap<>();
        Answer answer = new Answer("SENSE", "");
        long[] events = {0};
        for (String file : logs) {
            LogTail tail = new LogTail(in.environment().resolve(file), state, in.flag("from-start"));
            LineDecoder decoder = new LineDecoder();
            try {
                long[] lines = {0};
                LogTail.Read read = tail.read(line -> {
                    lines[0]++;
                    for (StatusEvent event : decoder.decode(0, line)) {
                        events[0] += note(event, least, kinds) ? 1 : 0;
                    }
                });
                answer.seen(file, lines[0] + (lines[0] == 1 ? " new line" : " new lines"));
                answer.note(file + " is read up to byte " + read.end()
                        + (read.first()
                                ? ", for the first time"
                                : read.rotated() ? ", and was rotated or cut since the run before" : ""));
            } catch (IOException e) { // the other logs are read all the same: their places move on
                answer.find(CommandFailure.unreadable(file, e));
            }
        }
        answer.well(
                events[0] == 0
                        ? "no new event that needs attention"
                        : events[0] + " new " + (events[0] == 1 ? "event" : "events") + ", as the limits allow");
        State counted = limits.state(events[0]);
        for (Map.Entry<Kind, Count> kind : kinds.entrySet()) {
            State worse = kind.getKey().state == State.CRITICAL ? State.CRITICAL : counted;
            answer.find(worse, kind.getKey().code, kind.getValue().words() + ", " + kind.getKey().words);
        }
        answer.number("events", events[0], "", limits);
        answer.note(limits.words("new events of severity " + least.word() + " and above"));
        answer.note("keeps the places in " + state);
        answer.metric("vtool_sense_new_events", "Events that need attention since the run before.", events[0]);
        return answer;
    }

    /** Counts an event by what it says, when it needs attention. */
    private static boolean note(StatusEvent event, Severity least, Map<Kind, Count> kinds) {
        Explanation explanation = Explainer.explain(event, ExplainOptions.NONE);
        Severity severity = explanation.severity();
        boolean severe = severity != null && severity.compareTo(least) >= 0;
        if (severe && kinds.size() < MOST_KINDS) {
            State state = severity == Severity.DATA_LOSS ? State.CRITICAL : State.WARNING;
            String code = EventCode.of(event, explanation.cause());
            kinds.computeIfAbsent(new Kind(state, code, sentence(explanation.meaning())), kind -> new Count())
                    .add(event.deviceId());
        }
        return severe;
    }

    /** The first sentence, as a clause. */
    private static String sentence(@Nullable String meaning) {
        String text = meaning == null ? "event" : meaning;
        int end = text.indexOf(". ");
        String first = end < 0 ? text : text.substring(0, end);
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }
}

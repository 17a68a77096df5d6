package io.vtool.scsi.explain;

import io.vtool.scsi.log.StatusEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Explains events and remembers the explanations: a log tells the same few things over and over. Holds at most 4,096. For
 * one thread.
 */
public final class KnownExplanations {
    private static final int MOST = 4096;

    private final ExplainOptions options;
    private final Map<Question, Explanation> known = new HashMap<>();

    /**
     * Explanations under fixed options.
     *
     * @param options what is known beside the events
     */
    public KnownExplanations(ExplainOptions options) {
        this.options = options;
    }

    /** The explanation of an event, as {@link Explainer#explain} gives it. */
    public Explanation of(StatusEvent event) {
        Question question = new Question(event);
        Explanation explanation = known.get(question);
        if (explanation == null) {
            explanation = Explainer.explain(event, options);
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(question, explanation);
        }
        return explanation;
    }

    /** What an explanation depends on, apart from the options. */
    private static final class Question {
        private final StatusEvent event;
        private final int hash;

        Question(StatusEvent event) {
            this.event = event;
            int numbers = number(event.host());
            numbers = 31 * numbers + number(event.device());
            numbers = 31 * numbers + number(event.plugin());
            numbers = 31 * numbers + number(event.driver());
            numbers = 31 * numbers + number(event.senseKey());
            numbers = 31 * numbers + number(event.asc());
            numbers = 31 * numbers + number(event.ascq());
            numbers = 31 * numbers + number(event.opcode());
            numbers = 31 * numbers + number(event.details().nvmeStatus());
            String device = event.deviceId();
            hash = 31 * numbers + (device == null ? 0 : device.hashCode());
        }

        private static int number(@Nullable Integer number) {
            return number == null ? 97 : number;
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Question question && hash == question.hash && isSame(event, question.event);
        }

        private static boolean isSame(StatusEvent a, StatusEvent b) {
            return a.origin() == b.origin()
                    && a.senseKind() == b.senseKind()
                    && Objects.equals(a.host(), b.host())
                    && Objects.equals(a.device(), b.device())
                    && Objects.equals(a.plugin(), b.plugin())
                    && Objects.equals(a.driver(), b.driver())
                    && Objects.equals(a.senseKey(), b.senseKey())
                    && Objects.equals(a.asc(), b.asc())
                    && Objects.equals(a.ascq(), b.ascq())
                    && Objects.equals(a.opcode(), b.opcode())
                    && Objects.equals(a.act(), b.act())
                    && Objects.equals(a.deviceId(), b.deviceId())
                    && isSame(a.details(), b.details());
        }

        private static boolean isSame(StatusEvent.Details a, StatusEvent.Details b) {
            return Objects.equals(a.serviceAction(), b.serviceAction())
                    && Objects.equals(a.nvmeStatus(), b.nvmeStatus())
                    && Objects.equals(a.blockError(), b.blockError())
                    && Objects.equals(a.adapter(), b.adapter())
                    && Objects.equals(a.eventId(), b.eventId())
                    && Objects.equals(a.deferred(), b.deferred());
        }
    }
}

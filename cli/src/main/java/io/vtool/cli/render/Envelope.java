package io.vtool.cli.render;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.Trouble;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The object around the data of every JSON answer: {@code {"schema":...,"data":...,"errors":[...]}}. */
final class Envelope {
    private static final Columns ERROR = Columns.start()
            .text("code")
            .text("message")
            .text("subject")
            .text("hint")
            .end();

    private final TextOutput out;
    private final JsonWriter json;

    Envelope(TextOutput out) {
        this.out = out;
        this.json = new JsonWriter(out);
    }

    void open(String schema) {
        out.print("{\"schema\":");
        json.string(schema);
        out.print(",\"data\":");
    }

    void data(@Nullable Object data) {
        json.value(data);
    }

    void close(List<Trouble> errors) {
        out.print(",\"errors\":[");
        for (int i = 0; i < errors.size(); i++) {
            if (i > 0) {
                out.print(',');
            }
            Trouble e = errors.get(i);
            json.value(ERROR.row(e.code(), e.message(), e.subject(), e.hint()));
        }
        out.line("]}");
    }
}

package io.vtool.cli.model;

import io.vtool.cli.env.Environment;
import io.vtool.cli.env.PatientInput;
import io.vtool.cli.env.PendingAnswer;
import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.Trouble;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Renderer;
import io.vtool.cli.render.Report;
import io.vtool.cli.render.RowSink;
import io.vtool.cli.render.RowView;
import io.vtool.cli.render.Style;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of a command: what was asked, where the answer goes, and the world around it. */
public final class Invocation {
    private final CommandModel model;
    private final Request request;
    private final Environment environment;
    private final TextOutput out;
    private final TextOutput err;
    private @Nullable RowSink rows;
    private final HeldAnswer held = new HeldAnswer();

    /**
     * Joins the parts.
     *
     * @param model the command's model
     * @param request what was asked
     * @param environment the world
     * @param out standard output
     * @param err standard error
     */
    public Invocation(CommandModel model, Request request, Environment environment, TextOutput out, TextOutput err) {
        this.model = model;
        this.request = request;
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    /** The world. */
    public Environment environment() {
        return environment;
    }

    /**
     * The same run in another world.
     *
     * @param other the world
     */
    public Invocation in(Environment other) {
        return new Invocation(model, request, other, out, err);
    }

    /** The same run for work that goes on beside what prints the answer, and prints none. */
    public Invocation beside() {
        return new Invocation(model, request, environment, new TextOutput(OutputStream.nullOutputStream()), err);
    }

    /** Standard output, for what is neither rows nor a report. */
    public TextOutput out() {
        return out;
    }

    /**
     * Whether a flag was given.
     *
     * @param key long name without hyphens
     */
    public boolean flag(String key) {
        return request.options().containsKey(key);
    }

    /**
     * How often an option was given.
     *
     * @param key long name without hyphens
     */
    public int times(String key) {
        return values(key).size();
    }

    /**
     * Value of an option, null when it was not given.
     *
     * @param key long name without hyphens
     */
    public @Nullable String value(String key) {
        List<String> values = values(key);
        return values.isEmpty() ? null : values.get(values.size() - 1);
    }

    /**
     * Values of an option that may be repeated.
     *
     * @param key long name without hyphens
     */
    public List<String> values(String key) {
        List<String> values = request.options().get(key);
        return values == null ? List.of() : values;
    }

    /** What was given beside options. */
    public List<String> operands() {
        return request.operands();
    }

    /** The format asked for, else the command's default. */
    public OutputFormat format() {
        if (flag("json")) {
            return OutputFormat.JSON;
        }
        String word = value("output");
        OutputFormat format = word == null ? null : OutputFormat.of(word);
        if (format != null) {
            return format;
        }
        return model.outputs().isEmpty() ? OutputFormat.TEXT : model.outputs().get(0);
    }

    /** How text may look: colour where it is asked for or where a terminal shows it. */
    public Style style() {
        String when = value("color");
        boolean auto = when == null || when.equals("auto");
        boolean colour = auto
                ? environment.terminal().output() && !environment.terminal().plain()
                : when != null && when.equals("always");
        return new Style(colour, environment.terminal().width());
    }

    /** Standard input; the output so far is shown before a read that has to wait. */
    public InputStream in() {
        return patient(environment.in());
    }

    private InputStream patient(InputStream source) {
        return new PatientInput(source, out, held);
    }

    /**
     * Names what holds answers back for more input, so that they are handed over when no more comes.
     *
     * @param answer what holds them back
     */
    public void holdsBack(PendingAnswer answer) {
        held.answer = answer;
    }

    /**
     * Opens a file, or standard input for {@code -}.
     *
     * @param file name as the user wrote it
     * @throws CommandFailure when it cannot be opened
     */
    public InputStream open(String file) {
        if (file.equals("-")) {
            return in();
        }
        try {
            Path path = environment.resolve(file);
            boolean isPipe =
                    Files.readAttributes(path, BasicFileAttributes.class).isOther();
            return isPipe ? patient(new FileInputStream(path.toFile())) : Files.newInputStream(path);
        } catch (IOException e) {
            throw CommandFailure.unreadable(file, e);
        }
    }

    /**
     * Starts an answer of many rows, printed as they come. End it with {@link RowSink#end}.
     *
     * @param columns their columns
     * @param view how one reads as text; let the command itself be the view, for a lambda costs start-up time
     */
    public RowSink rows(Columns columns, RowView view) {
        RowSink sink = renderer().rows(columns, view);
        rows = sink;
        return sink;
    }

    /**
     * Prints a whole answer.
     *
     * @param report the answer
     */
    public void report(Report report) {
        renderer().report(report);
    }

    /**
     * Ends the answer of a command that failed, so that JSON stays whole: the failure stands among its errors.
     *
     * @param trouble what happened
     */
    public void fail(Trouble trouble) {
        RowSink sink = rows;
        if (sink != null) {
            sink.end(List.of(trouble));
        } else if (!out.touched()) {
            renderer().failure(trouble);
        }
    }

    /**
     * Says something on standard error that is not a result, unless {@code -q} was given.
     *
     * @param text one line
     */
    public void note(String text) {
        if (!flag("quiet")) {
            say(text);
        }
    }

    /**
     * Says something on standard error that only {@code -v} asks for.
     *
     * @param text one line
     */
    public void detail(String text) {
        if (flag("verbose")) {
            say(text);
        }
    }

    /**
     * Says on standard error what could not be found out; the same goes into the report's errors.
     *
     * @param trouble what happened
     */
    public void warn(Trouble trouble) {
        String hint = trouble.hint();
        say(trouble.message() + (hint == null ? "" : "; " + hint));
    }

    /** What the command holds back; inputs may be open before there is anything. */
    private static final class HeldAnswer implements PendingAnswer {
        private @Nullable PendingAnswer answer;

        @Override
        public boolean pending() {
            return answer != null && answer.pending();
        }

        @Override
        public void settle() {
            if (answer != null) {
                answer.settle();
            }
        }
    }

    private Renderer renderer() {
        return new Renderer(model.schema(), format(), out, style());
    }

    private void say(String text) {
        out.flush();
        synchronized (err) { // parts of a command that work side by side say one thing after another
            err.print("vtool ").print(model.words()).print(": ").foreign(text).line();
            err.flush();
        }
    }
}

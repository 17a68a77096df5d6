package io.vtool.cli.lab;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.Trouble;
import io.vtool.cli.failure.UsageError;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Operand;
import io.vtool.cli.model.Option;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Report;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.Style;
import io.vtool.cli.render.TextView;
import io.vtool.cli.words.Suggestion;
import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.lab.LabDefinition;
import io.vtool.emulator.lab.LabDirectory;
import io.vtool.emulator.lab.LabException;
import io.vtool.emulator.lab.LabLock;
import io.vtool.emulator.lab.file.GroupLines;
import io.vtool.emulator.lab.file.LabFile;
import io.vtool.emulator.lab.file.LabFileException;
import io.vtool.emulator.lab.file.Problem;
import io.vtool.emulator.lab.file.Scenarios;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code vtool lab init [FILE]}. */
final class LabInitCommand implements Command, TextView {
    private static final Columns DATA = Columns.start()
            .text("directory")
            .integer("arrays")
            .integer("volumes")
            .integer("targets")
            .end();

    private final HostDaemons daemons;

    LabInitCommand(HostDaemons daemons) {
        this.daemons = daemons;
    }

    @Override
    public CommandModel model() {
        return CommandModel.of("lab", "init", "Make a lab from a definition")
                .paragraph(
                        "Reads FILE, which `vtool-lab(5)` describes, and makes the lab it defines: volumes are empty, and take "
                                + "room on the disk only for what is written to them. Without FILE it makes a small lab of two arrays and "
                                + "three hosts; `--print` shows its definition.")
                .paragraph(
                        "All mistakes in FILE are reported at once, each with its line; nothing is changed then. An existing lab "
                                + "is replaced only with `--force`; its data is lost.")
                .operand(Operand.optional("FILE", "The definition; - for standard input"))
                .option(CommonOptions.LAB)
                .option(Option.value(
                                "--scenario",
                                "NAME",
                                "Make the lab of a ready-made scenario; vtool lab scenarios lists them")
                        .offering(scenarios()))
                .option(Option.flag("--force", "Replace an existing lab; its data is lost"))
                .option(Option.flag("--print", "Print the definition instead of making the lab"))
                .outputs(OutputFormat.TEXT, OutputFormat.JSON)
                .example("vtool lab init", "a small lab of two arrays")
                .example("vtool lab init my-lab.yaml --lab /srv/lab", "your own lab in your own folder")
                .example("vtool lab init --scenario dead-controller --force", "a lab in which a controller has died")
                .example("vtool lab init --print >my-lab.yaml", "a definition to start from")
                .status(ExitStatus.FOUND, "the file has mistakes, or there is a lab already")
                .seeAlso("vtool lab scenarios", "vtool lab reset", "vtool lab serve", "vtool-lab(5)")
                .end();
    }

    @Override
    public int run(Invocation in) throws IOException {
        String file = in.operands().isEmpty() ? null : in.operands().get(0);
        String text = file == null ? shipped(in) : read(in, file);
        LabDirectory directory = Labs.directory(in);
        LabDefinition definition;
        try {
            definition = LabFile.parse(text, Suggestion::clause, folder(in, file));
        } catch (LabFileException e) {
            return refused(in, directory, file, e);
        }
        if (file != null && in.value("scenario") != null) {
            throw new UsageError("a lab is made of FILE or of --scenario, not of both");
        }
        if (in.flag("print")) {
            in.out().print(text);
            return ExitStatus.WELL;
        }
        try (LabLock lock = Labs.lock(in, directory, "vtool lab init")) {
            if (directory.exists() && !in.flag("force")) {
                Trouble there = new Trouble(
                        "lab_exists",
                        "there is a lab in " + directory.path() + " already, " + loss(directory),
                        directory.path().toString(),
                        "--force replaces it, and its data is lost");
                return end(in, directory, List.of(there));
            }
            directory.draft(definition, lock);
            Labs.finish(in, directory, lock, daemons);
        } catch (LabException e) {
            if (e.kind() == LabException.Kind.DEFINITION) {
                return refused(
                        in, directory, file, GroupLines.mistake(text, e.subject(), String.valueOf(e.getMessage())));
            }
            throw Labs.failure(e);
        } catch (IOException e) {
            throw Labs.failure(directory, e);
        }
        in.report(Report.of(row(directory, definition), this));
        return ExitStatus.WELL;
    }

    /** Where paths in a file begin. */
    private static Path folder(Invocation in, @Nullable String file) {
        Path here = in.environment().resolve("");
        Path parent = file == null || file.equals("-")
                ? null
                : in.environment().resolve(file).getParent();
        return parent == null ? here : parent;
    }

    private static List<String> scenarios() {
        List<String> names = new ArrayList<>();
        for (Scenarios.Scenario scenario : Scenarios.all()) {
            names.add(scenario.name());
        }
        return names;
    }

    private static String shipped(Invocation in) {
        String name = in.value("scenario");
        if (name == null) {
            return LabFile.standard();
        }
        String text = Scenarios.text(name);
        if (text == null) {
            throw new UsageError("unknown scenario '" + name + "'"
                    + Suggestion.clause(name, scenarios(), "'vtool lab scenarios' lists them"));
        }
        return text;
    }

    private static String read(Invocation in, String file) {
        try (InputStream stream = in.open(file)) {
            byte[] bytes = stream.readNBytes(LabFile.LONGEST + 1);
            if (bytes.length > LabFile.LONGEST) {
                throw new UsageError("'" + file + "' is too long for a lab file");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw CommandFailure.unreadable(file, new IOException("it is not UTF-8", e));
        } catch (CommandFailure e) {
            if (Scenarios.text(file) != null) { // the name of a scenario stands where one of a file does
                throw new UsageError("there is no file '" + file + "', did you mean '--scenario " + file + "'?");
            }
            throw e;
        } catch (IOException e) {
            throw CommandFailure.unreadable(file, e);
        }
    }

    private int refused(Invocation in, LabDirectory directory, @Nullable String given, LabFileException e) {
        String file = given == null || given.equals("-") ? "stdin" : given;
        List<Trouble> troubles = new ArrayList<>();
        for (Problem problem : e.problems()) {
            troubles.add(new Trouble(
                    "lab_file",
                    file + ":" + problem.line() + ": " + problem.message(),
                    file + ":" + problem.line(),
                    null));
        }
        int status = end(in, directory, troubles);
        in.note("no lab was made; mend " + file + ", with vtool-lab(5) as the reference");
        return status;
    }

    private int end(Invocation in, LabDirectory directory, List<Trouble> troubles) {
        for (Trouble trouble : troubles) {
            in.warn(trouble);
        }
        in.report(Report.of(DATA.row(directory.path().toString(), null, null, null), this)
                .withErrors(troubles));
        return ExitStatus.FOUND;
    }

    /** What the lab that is there holds. */
    private static String loss(LabDirectory directory) throws IOException {
        try {
            int volumes = 0;
            long bytes = 0;
            LabDefinition old = directory.definition();
            for (ArrayConfig array : old.arrays()) {
                for (VolumeConfig volume : array.volumes()) {
                    bytes += directory.allocatedBytes(array, volume);
                    volumes++;
                }
            }
            return "with " + volumes + (volumes == 1 ? " volume, " : " volumes, ") + Bytes.words(bytes) + " allocated";
        } catch (LabException e) {
            return "of another version";
        }
    }

    private static Row row(LabDirectory directory, LabDefinition definition) {
        int volumes = 0;
        int targets = 0;
        for (ArrayConfig array : definition.arrays()) {
            volumes += array.volumes().size();
            targets += array.targets().size();
        }
        return DATA.row(directory.path().toString(), definition.arrays().size(), volumes, targets);
    }

    @Override
    public void print(Row data, TextOutput out, Style style) {
        if (data.number("arrays") != null) {
            out.print("made the lab in ").foreign(String.valueOf(data.text("directory")));
            out.print(": arrays ").print(String.valueOf(data.number("arrays")));
            out.print(", volumes ").print(String.valueOf(data.number("volumes")));
            out.print(", targets ")
                    .print(String.valueOf(data.number("targets")))
                    .line();
        }
    }
}

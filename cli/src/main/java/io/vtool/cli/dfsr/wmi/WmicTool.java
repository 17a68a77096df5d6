package io.vtool.cli.dfsr.wmi;

import io.vtool.cli.dfsr.OpenDfsr;
import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.getopt.Tool;
import io.vtool.cli.getopt.ToolInvocation;
import io.vtool.cli.getopt.ToolWords;
import io.vtool.dfsr.wmi.Condition;
import io.vtool.dfsr.wmi.WmiClass;
import io.vtool.dfsr.wmi.WmiException;
import io.vtool.dfsr.wmi.WmiModel;
import io.vtool.dfsr.wmi.WmiProperty;
import io.vtool.dfsr.wmi.Wql;
import io.vtool.emulator.lab.LabUse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code wmic}: the classes of DFS Replication, over the lab's members. */
public final class WmicTool implements Tool {
    private static final int USAGE = 2;
    private static final int FAILED = 1;
    private static final int STATUS_BITS = 0xff;

    @Override
    public ToolWords words(String name) {
        ToolWords words = ToolWords.of(name, List.of());
        List<String> classes = new ArrayList<>();
        for (WmiClass known : WmiModel.all()) {
            classes.add(known.name());
        }
        Map<String, List<String>> behind = new LinkedHashMap<>(words.behind());
        behind.put("path", classes);
        return new ToolWords(words.words(), behind);
    }

    @Override
    public int run(ToolInvocation in) throws IOException {
        WmicLine line = WmicLine.parse(in.arguments());
        if (line.help()) {
            WmicUsage.print(in.out());
            return 0;
        }
        if (!line.problem().isEmpty()) {
            in.err().foreign(line.problem()).line();
            return USAGE;
        }
        if (line.format() != null
                && GetVerb.format(String.valueOf(line.format())).isEmpty()) {
            in.err().line(WmicText.of("no-xsl"));
            return USAGE;
        }
        if (line.output().isEmpty()) {
            return run(in, line, in.out());
        }
        try (OutputStream file = Files.newOutputStream(
                in.environment().resolve(line.output()),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                line.append() ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING)) {
            TextOutput out = new TextOutput(file);
            int status = run(in, line, out);
            out.flush();
            return status;
        } catch (IOException | IllegalArgumentException e) {
            in.err()
                    .foreign("Cannot write " + line.output() + ": " + e.getMessage())
                    .line();
            return FAILED;
        }
    }

    private static int run(ToolInvocation in, WmicLine line, TextOutput out) {
        try (OpenDfsr dfsr = OpenDfsr.open(in.environment(), null, null, new Told(in.err()))) {
            List<Node> nodes = new ArrayList<>();
            int status = 0;
            String at = "";
            for (String name : line.nodes().isEmpty() ? List.of("") : line.nodes()) {
                try {
                    at = name.isEmpty() ? Node.local(dfsr) : name;
                    nodes.add(Node.find(dfsr, name));
                } catch (WmiException e) {
                    status = refused(in, at, e);
                }
            }
            try {
                int found = nodes.isEmpty() ? 0 : answer(line, nodes, out);
                if (found == 0 && status == 0) {
                    out.flush();
                    in.err().line(WmicText.of("no-instance"));
                }
                return status;
            } catch (WmiException e) {
                out.flush();
                return refused(in, at, e);
            }
        } catch (CommandFailure e) {
            in.err()
                    .line("ERROR:")
                    .foreign("Description = " + e.trouble().message())
                    .line();
            return FAILED;
        }
    }

    /** Tells what WMI refused; the status is the lowest byte of its code. */
    private static int refused(ToolInvocation in, String node, WmiException e) {
        in.err().foreign("Node - " + node).line().line("ERROR:");
        in.err().line("Description = " + WmicText.of(e.code()));
        int status = e.code() & STATUS_BITS;
        return status == 0 ? FAILED : status;
    }

    private static int answer(WmicLine line, List<Node> nodes, TextOutput out) throws WmiException {
        String namespace = WmiModel.namespace(line.namespace());
        if (namespace == null) {
            throw new WmiException(WmiException.INVALID_NAMESPACE);
        }
        WmiClass type = WmiModel.find(namespace, line.className());
        if (type == null) {
            throw new WmiException(WmiException.INVALID_CLASS);
        }
        Condition condition = line.key().isEmpty() ? Condition.Constant.ALL : Wql.parse(type, line.key());
        if (!line.where().isEmpty()) {
            condition = new Condition.And(condition, Wql.parse(type, line.where()));
        }
        String format = line.format() == null ? "" : GetVerb.format(String.valueOf(line.format()));
        return switch (line.verb()) {
            case "get" ->
                new GetVerb(
                                type,
                                condition,
                                GetVerb.columns(type, line.rest()),
                                format.isEmpty() ? "table" : format,
                                out)
                        .run(nodes);
            case "set" -> set(type, condition, nodes, line.rest(), out);
            case "call" -> new CallVerb(type, line.rest(), out).run(nodes, line.chosen() ? condition : null);
            default -> list(type, condition, nodes, line, out);
        };
    }

    private static int list(WmiClass type, Condition condition, List<Node> nodes, WmicLine line, TextOutput out)
            throws WmiException {
        String kind = line.rest().isEmpty() ? "full" : line.rest().get(0).toLowerCase(Locale.ROOT);
        boolean brief = kind.equals("brief");
        if (!brief && !kind.equals("full")) {
            throw new WmiException(WmiException.INVALID_QUERY);
        }
        List<WmiProperty> columns = GetVerb.all(type, brief);
        String format = line.format() == null ? "" : GetVerb.format(String.valueOf(line.format()));
        return new GetVerb(type, condition, columns, format.isEmpty() ? brief ? "table" : "list" : format, out)
                .run(nodes);
    }

    private static int set(WmiClass type, Condition condition, List<Node> nodes, List<String> words, TextOutput out)
            throws WmiException {
        SetVerb verb = new SetVerb(type, words, out);
        for (Node node : nodes) {
            Instances.each(node, type, condition, verb);
        }
        return verb.count();
    }

    /** Says that others are at work. */
    private record Told(TextOutput err) implements LabUse.Waiting {
        @Override
        public void tell(String message) {
            err.line(message);
        }
    }
}

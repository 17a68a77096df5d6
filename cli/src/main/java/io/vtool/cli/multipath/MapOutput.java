package io.vtool.cli.multipath;

import io.vtool.cli.env.TextOutput;
import io.vtool.multipath.command.CommandOutput;
import java.util.List;

/** What multipath prints; on a terminal the header of a map is bold. */
final class MapOutput implements CommandOutput {
    private static final String BOLD = "\u001b[1m";
    private static final String NORMAL = "\u001b[0m";

    private final TextOutput out;
    private final boolean terminal;

    MapOutput(TextOutput out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void map(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            boolean bold = terminal && i == 0;
            out.print(bold ? BOLD : "").foreign(lines.get(i)).line(bold ? NORMAL : "");
        }
    }

    @Override
    public void text(String text) {
        int at = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
            out.foreign(text.substring(at, end)).line();
            at = end + 1;
        }
        out.foreign(text.substring(at));
    }
}

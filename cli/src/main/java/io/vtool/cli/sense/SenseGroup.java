package io.vtool.cli.sense;

import io.vtool.cli.model.Command;
import io.vtool.cli.model.Group;
import io.vtool.cli.model.GroupModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands that explain SCSI and NVMe status. A new one is a verb in the list and a line in the switch. */
public final class SenseGroup implements Group {
    @Override
    public GroupModel model() {
        return new GroupModel(
                "sense",
                "Explain SCSI and NVMe status codes and the log lines that carry them",
                List.of(
                        "Storage errors reach the administrator as numbers: a host status, a device status, a sense key with "
                                + "two more bytes. These commands find them in whatever is pasted or piped, say what they mean, "
                                + "whether they matter, and what to do next."),
                List.of("decode", "scan", "lookup", "list"));
    }

    @Override
    public @Nullable Command command(String verb) {
        return switch (verb) {
            case "decode" -> new SenseDecodeCommand();
            case "scan" -> new SenseScanCommand();
            case "lookup" -> new SenseLookupCommand();
            case "list" -> new SenseListCommand();
            default -> null;
        };
    }
}

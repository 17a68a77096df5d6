package io.vtool.cli.help;

import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.Operand;
import io.vtool.cli.model.Option;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which names of the lab complete a word: a kind that {@code vtool completion --names} takes. */
final class LiveKind {
    private LiveKind() {}

    /** The kind of an option's value, null for none. */
    static @Nullable String of(Option option) {
        return switch (option.takesValue() ? option.key() : "") {
            case "host" -> "host";
            case "member", "sendingmember", "receivingmember" -> "member";
            case "rgname" -> "replication";
            case "portal" -> "portal";
            case "targetname" -> "target";
            default -> null;
        };
    }

    /** The kind of what a command takes beside its options, null for none. */
    static @Nullable String of(CommandModel model, Operand operand) {
        return switch (operand.label()) {
            case "PORTAL" -> "portal";
            case "IQN" -> "target";
            case "MAP", "DEVICE" -> "map";
            case "VG" -> "group";
            case "NAME" -> model.words().equals("lab host") ? "host" : null;
            case "WORD" -> model.words().equals("lab fault") ? "all" : null;
            default -> null;
        };
    }

    /** The kinds of all that a command takes beside its options. */
    static List<String> of(CommandModel model) {
        List<String> kinds = new ArrayList<>();
        for (Operand operand : model.operands()) {
            String kind = of(model, operand);
            if (kind != null) {
                kinds.add(kind);
            }
        }
        return kinds;
    }
}

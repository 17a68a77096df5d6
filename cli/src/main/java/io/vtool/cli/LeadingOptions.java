package io.vtool.cli;

import io.vtool.cli.env.Environment;
import io.vtool.cli.failure.UsageError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The options that may stand in front of a command, because they say where everything happens: {@code --lab} and {@code
 * --host}. They count as the environment's {@code VTOOL_LAB} and {@code VTOOL_HOST}, so that compatible tools, whose options
 * are fixed, heed them as well; the same options behind the command win.
 *
 * @param environment the world as these options have it
 * @param line the command and what follows
 */
record LeadingOptions(Environment environment, List<String> line) {
    static LeadingOptions read(Environment environment, List<String> given) {
        Map<String, String> variables = new HashMap<>();
        int at = 0;
        while (at < given.size()) {
            String word = given.get(at);
            int equals = word.indexOf('=');
            String variable = variable(equals < 0 ? word : word.substring(0, equals));
            if (variable.isEmpty()) {
                break;
            }
            if (equals < 0 && at + 1 == given.size()) {
                throw new UsageError("option '" + word + "' needs a value");
            }
            variables.put(variable, equals < 0 ? given.get(at + 1) : word.substring(equals + 1));
            at += equals < 0 ? 2 : 1;
        }
        if (at == 0) {
            return new LeadingOptions(environment, given);
        }
        Map<String, String> merged = new HashMap<>(environment.variables());
        merged.putAll(variables);
        String lab = variables.get("VTOOL_LAB");
        if (lab != null) {
            merged.put(Environment.NAMED_LAB, lab);
        }
        return new LeadingOptions(environment.with(merged), given.subList(at, given.size()));
    }

    private static String variable(String option) {
        return switch (option) {
            case "--lab" -> "VTOOL_LAB";
            case "--host" -> "VTOOL_HOST";
            default -> "";
        };
    }
}

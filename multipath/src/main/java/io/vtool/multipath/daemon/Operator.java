package io.vtool.multipath.daemon;

import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.path.LivePath;

/** What multipathd writes to the log about commands of an operator. */
final class Operator {
    private static final String OPERATOR = " (operator)";

    private Operator() {}

    /** The message about a command, empty for none. */
    static String says(CommandLine line, Inventory inventory) {
        String words = line.words();
        return switch (words) {
            case "reconfigure", "reconfigure all", "remove maps" -> words + OPERATOR;
            case "forcequeueing daemon" -> "force queue_without_daemon" + OPERATOR;
            case "restorequeueing daemon" -> "restore queue_without_daemon" + OPERATOR;
            case "disablequeueing maps" -> "disable queueing" + OPERATOR;
            case "restorequeueing maps" -> "restore queueing" + OPERATOR;
            case "add path", "remove path" -> line.device("path") + ": " + words + OPERATOR;
            case "add map", "remove map", "reload map", "resize map" -> line.device("map") + ": " + words + OPERATOR;
            case "suspend map" -> known(line, inventory, "suspend");
            case "resume map" -> known(line, inventory, "resume");
            case "disablequeueing map" -> line.device("map") + ": disable map queueing" + OPERATOR;
            case "restorequeueing map" -> line.device("map") + ": restore map queueing" + OPERATOR;
            case "switch map group" ->
                line.device("map") + ": switch to path group #" + line.number("group") + OPERATOR;
            case "unsetmarginal map" -> line.device("map") + ": unset all marginal paths" + OPERATOR;
            case "fail path" -> path(line, inventory, "fail path");
            case "reinstate path" -> path(line, inventory, "reinstate path");
            case "setmarginal path" -> path(line, inventory, "set marginal path");
            case "unsetmarginal path" -> path(line, inventory, "unset marginal path");
            default -> "";
        };
    }

    /** Tells why a command about a map or path that there is not has failed. */
    static void refuses(CommandLine line, Inventory inventory) {
        String map = line.device("map");
        switch (line.words()) {
            case "reload map" -> inventory.log.line(0, map + ": invalid map name. cannot reload");
            case "resize map" -> inventory.log.line(0, map + ": invalid map name. cannot resize");
            case "disablequeueing map" -> inventory.log.line(0, map + ": invalid map name, cannot disable queueing");
            case "restorequeueing map" -> inventory.log.line(0, map + ": invalid map name, cannot restore queueing");
            case "unsetmarginal map" -> inventory.log.line(0, map + ": invalid map name. cannot unset marginal paths");
            case "remove map" -> inventory.log.line(2, map + ": not a device mapper table");
            case "remove path" -> inventory.log.line(0, line.device("path") + ": path already removed");
            default -> {}
        }
    }

    private static String known(CommandLine line, Inventory inventory, String what) {
        String name = line.device("map");
        return inventory.mapNamed(name) == null ? "" : name + ": " + what + OPERATOR;
    }

    private static String path(CommandLine line, Inventory inventory, String what) {
        String name = line.device("path");
        LivePath path = inventory.pathNamed(name);
        path = path == null ? inventory.pathNumbered(name) : path;
        return path == null || path.map == null ? "" : path.map + ": " + what + " " + path.devt + OPERATOR;
    }
}

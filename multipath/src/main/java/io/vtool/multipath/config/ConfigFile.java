package io.vtool.multipath.config;

/**
 * The text of one configuration file.
 *
 * @param name name with its folder, as diagnostics show it
 * @param text content
 */
public record ConfigFile(String name, String text) {
    /** Whether it stands beside the main file: those in a folder {@code conf.d} do. */
    boolean additional() {
        return name.startsWith("conf.d/") || name.contains("/conf.d/");
    }

    /** The name without its folder, as diagnostics about files of {@code conf.d} show it. */
    String shortName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}

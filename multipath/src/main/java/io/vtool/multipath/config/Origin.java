package io.vtool.multipath.config;

/**
 * Where the value of a setting comes from.
 *
 * @param layer the layer of the configuration
 * @param file the file, empty for what is built in
 * @param line its line, or the number of the entry of the built-in hardware table, 0 for built-in defaults
 */
public record Origin(Layer layer, String file, int line) {
    /** What is used where nothing else says anything. */
    public static final Origin INTERNAL = new Origin(Layer.INTERNAL, "", 0);

    /** The layers, the weakest first. */
    public enum Layer {
        INTERNAL("multipath internal"),
        DEFAULTS("multipath.conf defaults/devices section"),
        HARDWARE_TABLE("storage device configuration"),
        DEVICES("storage device configuration"),
        BLACKLIST("multipath.conf blacklist section"),
        OVERRIDES("multipath.conf overrides section"),
        PROTOCOL("multipath.conf overrides protocol section"),
        MULTIPATHS("multipath.conf multipaths section");

        private final String words;

        Layer(String words) {
            this.words = words;
        }
    }

    static Origin builtIn(int entry) {
        return new Origin(Layer.HARDWARE_TABLE, "", entry);
    }

    /** As multipath says it with {@code -v3}: {@code (setting: multipath internal)}. */
    public String setting() {
        return "(setting: " + layer.words + ")";
    }

    /** As this program says it: {@code built-in hardware table, entry 95} or {@code /etc/multipath.conf line 7, overrides}. */
    public String text() {
        return switch (layer) {
            case INTERNAL -> "built-in default";
            case HARDWARE_TABLE -> "built-in hardware table, entry " + line;
            case DEFAULTS -> place("defaults");
            case DEVICES -> place("devices");
            case BLACKLIST -> place("blacklist");
            case OVERRIDES -> place("overrides");
            case PROTOCOL -> place("overrides, protocol");
            case MULTIPATHS -> place("multipaths");
        };
    }

    private String place(String section) {
        return file + " line " + line + ", " + section;
    }
}

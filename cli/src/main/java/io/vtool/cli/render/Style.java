package io.vtool.cli.render;

/**
 * How text for people may look.
 *
 * @param colour whether escape sequences for colour and weight may be used
 * @param width columns to fit into
 */
public record Style(boolean colour, int width) {
    /** No colour, 80 columns. */
    public static final Style PLAIN = new Style(false, 80);

    /** What a piece of text stands for; decides its colour. */
    public enum Tone {
        /** Titles and names. */
        STRONG("1"),
        /** Less important than its surroundings. */
        FAINT("2"),
        /** All well. */
        GOOD("32"),
        /** Needs attention. */
        WARNING("33"),
        /** Something is wrong. */
        BAD("31");

        private final String code;

        Tone(String code) {
            this.code = code;
        }
    }

    /**
     * Text in its tone, or as it is where colour is not wanted.
     *
     * @param tone what it stands for
     * @param text the text
     */
    public String paint(Tone tone, String text) {
        return colour ? "\u001b[" + tone.code + "m" + text + "\u001b[0m" : text;
    }
}

package io.vtool.lvm.command;

/** Output whose lines begin with what {@code log/prefix} says, where lvm2 usually has two blanks. */
record PrefixedOutput(LvmOutput output, String prefix) implements LvmOutput {
    private static final String USUAL = "  ";
    private static final int LONGEST = 29;

    PrefixedOutput {
        prefix = prefix.length() > LONGEST ? prefix.substring(0, LONGEST) : prefix;
    }

    @Override
    public void out(CharSequence text) {
        output.out(prefixed(text.toString()));
    }

    @Override
    public void err(CharSequence text) {
        output.err(prefixed(text.toString()));
    }

    /** Lines without the blanks are those of others, such as getopt's. */
    private String prefixed(String text) {
        StringBuilder lines = new StringBuilder(text.length());
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start) + 1;
            end = end == 0 ? text.length() : end;
            boolean usual = text.startsWith(USUAL, start);
            lines.append(usual ? prefix : "").append(text, usual ? start + USUAL.length() : start, end);
            start = end;
        }
        return lines.toString();
    }
}

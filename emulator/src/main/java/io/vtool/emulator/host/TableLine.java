package io.vtool.emulator.host;

/** A line of a table with its target at work. */
record TableLine(long start, long length, String type, MapTarget target) {
    /** Reads {@code START LENGTH TYPE ARGUMENTS...}. */
    static TableLine parse(String line) throws MapperException {
        Words words = new Words(line);
        long start = words.nextLong();
        long length = words.nextLong();
        String type = words.next();
        if (start < 0 || length <= 0 || type.isEmpty() || line.indexOf('\t') >= 0 || line.indexOf('\n') >= 0) {
            throw new MapperException(MapperException.Reason.EINVAL, "invalid table line: " + line);
        }
        String rest = words.rest();
        return new TableLine(
                start, length, type, type.equals("multipath") ? new MultipathTarget(rest) : new PlainTarget(rest));
    }

    String table() {
        return text(target.table());
    }

    String status() {
        return text(target.status());
    }

    private String text(String behind) {
        return start + " " + length + " " + type + (behind.isEmpty() ? "" : " " + behind);
    }
}

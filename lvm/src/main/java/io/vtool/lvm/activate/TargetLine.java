package io.vtool.lvm.activate;

/**
 * A line of a table.
 *
 * @param start in sectors, as the length
 * @param status what its target says of itself at first
 */
record TargetLine(long start, long length, String target, String arguments, String status) {
    static TargetLine plain(long start, long length, String target, String arguments) {
        return new TargetLine(start, length, target, arguments, "");
    }

    String table() {
        String head = start + " " + length + " " + target;
        return arguments.isEmpty() ? head : head + " " + arguments;
    }
}

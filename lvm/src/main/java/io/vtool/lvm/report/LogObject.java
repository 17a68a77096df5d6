package io.vtool.lvm.report;

/**
 * What a command is about at one time.
 *
 * @param type vg, lv, pv, orphan or nothing
 * @param id as shown
 * @param group the group it is in, if it is not one itself
 */
public record LogObject(String type, String name, String id, String group, String groupId) {
    /** Nothing in particular. */
    public static final LogObject NONE = of("");

    /** Nothing in particular of a type. */
    public static LogObject of(String type) {
        return new LogObject(type, "", "", "", "");
    }
}

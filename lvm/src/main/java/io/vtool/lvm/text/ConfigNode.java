package io.vtool.lvm.text;

/** One thing in a text: a section, a setting, or a remark. */
public sealed interface ConfigNode permits Section, Setting, Remark {
    /** Its name; a remark has an empty one. */
    String name();

    /** Whether it is found by this name. */
    boolean called(String wanted);
}

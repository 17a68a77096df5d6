package io.vtool.lvm.text;

/** One thing in a text: a section, a setting, or a remark. */
public sealed interface ConfigNode permits Section, Setting, Remark {}

package io.vtool.lvm.text;

/**
 * A comment on a line of its own, outside of all sections.
 *
 * @param text what stands after the '#', leading blank included
 */
public record Remark(String text) implements ConfigNode {
    @Override
    public String name() {
        return "";
    }

    @Override
    public boolean called(String wanted) {
        return false;
    }
}

package io.vtool.lvm.model;

import org.jspecify.annotations.Nullable;

/** A place in a metadata text, put into words only when something is wrong there. */
record Where(@Nullable Where outer, String name) {
    Where in(String part) {
        return new Where(this, part);
    }

    /** The path from the group, joined by slashes. */
    @Override
    public String toString() {
        return outer == null ? name : outer + "/" + name;
    }
}

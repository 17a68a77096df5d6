package io.vtool.multipath.config;

import org.jspecify.annotations.Nullable;

/** Something that may hold a value for a keyword: a section of a file, or an entry of the built-in table. */
interface Layered {
    @Nullable
    Setting get(String keyword);
}

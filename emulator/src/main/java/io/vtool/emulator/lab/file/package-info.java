/** The lab file as people write it: YAML, checked key by key. The only package that knows a YAML parser. */
@NullMarked
package io.vtool.emulator.lab.file;

import org.jspecify.annotations.NullMarked;

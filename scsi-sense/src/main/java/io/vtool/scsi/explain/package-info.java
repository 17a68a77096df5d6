/** What an event means, whether it matters, and what to do next: facts from tables, chosen by the most specific row. */
@NullMarked
package io.vtool.scsi.explain;

import org.jspecify.annotations.NullMarked;

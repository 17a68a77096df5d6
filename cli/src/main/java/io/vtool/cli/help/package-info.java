/** Help pages, manual pages and completion scripts, all made from the command models. */
@NullMarked
package io.vtool.cli.help;

import org.jspecify.annotations.NullMarked;

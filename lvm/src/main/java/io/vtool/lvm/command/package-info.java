/** lvm2's commands: their options, settings, and what each prints. Text is held with one char for each byte. */
@NullMarked
package io.vtool.lvm.command;

import org.jspecify.annotations.NullMarked;

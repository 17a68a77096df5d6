/** What can be broken in a lab, on purpose: the kinds of faults, faults as state, and what they come to. */
@NullMarked
package io.vtool.emulator.lab.fault;

import org.jspecify.annotations.NullMarked;

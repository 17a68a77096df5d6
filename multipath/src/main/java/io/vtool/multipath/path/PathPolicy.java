package io.vtool.multipath.path;

import org.jspecify.annotations.Nullable;

/**
 * What the configuration says about the paths of one kind of device.
 *
 * @param uidAttribute udev property that holds the WWID, empty for none
 * @param checker name of the path checker
 * @param detectChecker whether the device may choose the checker
 * @param prioritizer name of the prioritizer
 * @param prioritizerArguments its arguments, null for none
 * @param detectPrioritizer whether the device may choose the prioritizer
 * @param checkerTimeout seconds, 0 for the kernel's
 * @param recheckWwid whether the WWID is looked at again when a path comes back
 */
public record PathPolicy(
        String uidAttribute,
        String checker,
        boolean detectChecker,
        String prioritizer,
        @Nullable String prioritizerArguments,
        boolean detectPrioritizer,
        int checkerTimeout,
        boolean recheckWwid) {}

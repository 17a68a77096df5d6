package io.vtool.multipath.prio;

import io.vtool.multipath.host.Machine;
import io.vtool.multipath.probe.PortGroups;
import io.vtool.multipath.probe.Probe;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a prioritizer may ask.
 *
 * @param probe questions to the path
 * @param groups access states of the volume's port groups, as the kernel keeps them; null if it keeps none
 * @param timeout when a question is given up
 * @param random chance
 * @param machine the machine, for its clock
 */
public record Questions(
        Probe probe, @Nullable PortGroups groups, Duration timeout, RandomGenerator random, Machine machine) {}

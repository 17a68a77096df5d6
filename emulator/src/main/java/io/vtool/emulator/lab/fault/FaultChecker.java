package io.vtool.emulator.lab.fault;

import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.host.HostConfig;
import io.vtool.emulator.lab.config.DfsrGroupConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks faults as people write them against the lab they are for, and brings them into canonical form. */
public final class FaultChecker {
    /** Makes the end of a sentence about an unknown word. */
    public interface Clause {
        /**
         * Names the word that was probably meant.
         *
         * @param word what was written
         * @param known what there is
         * @return {@code , did you mean 'busy'?}, or nothing
         */
        String of(String word, List<String> known);
    }

    /**
     * A mistake.
     *
     * @param key the key it is about; {@code kind} and {@code on} for those, empty for the whole
     * @param message what is wrong, one sentence without a full stop
     * @param absent whether it is that the lab has nothing of a name
     */
    public record Mistake(String key, String message, boolean absent) {}

    private final Mistakes mistakes;
    private final FaultPlaces places;
    private final FaultValues values;

    /**
     * Readies a checker for one fault.
     *
     * @param arrays the lab's arrays
     * @param hosts the lab's hosts
     * @param dfsr the lab's replication groups
     * @param clause helps with unknown words
     */
    public FaultChecker(List<ArrayConfig> arrays, List<HostConfig> hosts, List<DfsrGroupConfig> dfsr, Clause clause) {
        this.mistakes = new Mistakes(clause);
        this.places = new FaultPlaces(arrays, hosts, dfsr, mistakes);
        this.values = new FaultValues(arrays, places, mistakes);
    }

    /**
     * Returns what was wrong.
     *
     * @return the mistakes of the fault that was checked
     */
    public List<Mistake> mistakes() {
        return mistakes.all();
    }

    /**
     * Checks a fault.
     *
     * @param kindWord name of its kind
     * @param on what it is on
     * @param given its keys and values
     * @return the fault without a number, null if there are mistakes
     */
    public @Nullable LabFault check(String kindWord, String on, Map<String, String> given) {
        FaultKind kind = FaultKinds.find(kindWord);
        if (kind == null) {
            mistakes.unknown("kind", "unknown kind of fault '" + kindWord + "'", kindWord, FaultKinds.names());
            return null;
        }
        String place = places.of(kind, on);
        List<String> known = new ArrayList<>(kind.required());
        known.addAll(kind.optional());
        for (String key : kind.required()) {
            if (!given.containsKey(key)) {
                mistakes.wrong(
                        "",
                        kind.name() + " needs '" + key + "': "
                                + FaultKinds.key(key).meaning());
            }
        }
        Map<String, String> canonical = new TreeMap<>();
        for (Map.Entry<String, String> entry : given.entrySet()) {
            if (known.contains(entry.getKey())) {
                canonical.put(entry.getKey(), values.of(place, FaultKinds.key(entry.getKey()), entry.getValue()));
            } else {
                mistakes.unknown(
                        entry.getKey(),
                        "unknown key '" + entry.getKey() + "' of " + kind.name(),
                        entry.getKey(),
                        known);
            }
        }
        if (kind.name().equals("unit-attention")) {
            canonical.putIfAbsent("times", "1"); // a target tells of a change once
        }
        return mistakes.all().isEmpty() ? new LabFault(0, kind.name(), place, canonical, 0) : null;
    }
}

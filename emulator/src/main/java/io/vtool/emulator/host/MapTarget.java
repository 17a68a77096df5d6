package io.vtool.emulator.host;

import java.util.List;

/** A line of a table at work: what it maps to, and the state it keeps. */
interface MapTarget {
    /** The devices below, as {@code major:minor}. */
    List<String> devices();

    /** The arguments as a table listing shows them. */
    String table();

    /** The status behind the target type; empty if there is none. */
    String status();

    /**
     * Takes a message.
     *
     * @return whether it changed something that an event tells of
     * @throws MapperException if it is none for this target
     */
    boolean message(String text) throws MapperException;

    /** Data is read or written. */
    void read();

    /** Nobody has it open; udev reads when it hears of what has happened. */
    void settle();

    /** Some seconds go by before the next message. */
    void later(int seconds);

    /** The devices that have come into use since the last time, if a hardware handler is to see to them. */
    List<String> takeActivated();

    /** What the kernel has to say about it since the last time. */
    List<String> takeMessages();

    /** Everything that changes, in one line, for {@link #restore}. */
    String state();

    /** Takes a state back that {@link #state} gave. */
    void restore(String state);
}

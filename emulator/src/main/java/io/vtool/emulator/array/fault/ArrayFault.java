package io.vtool.emulator.array.fault;

/**
 * One fault of an array.
 *
 * @param place where it is met
 * @param effect what it does
 * @param times how many commands meet it, 0 for all until it is taken away
 */
public record ArrayFault(Place place, Effect effect, int times) {
    /** Refuses a negative number. */
    public ArrayFault {
        if (times < 0) {
            throw new IllegalArgumentException("a fault cannot be met " + times + " times");
        }
    }

    /**
     * Makes a fault that lasts until it is taken away.
     *
     * @param place where it is met
     * @param effect what it does
     * @return the fault
     */
    public static ArrayFault lasting(Place place, Effect effect) {
        return new ArrayFault(place, effect, 0);
    }

    /**
     * Makes a fault that one command meets.
     *
     * @param place where it is met
     * @param effect what it does
     * @return the fault
     */
    public static ArrayFault once(Place place, Effect effect) {
        return new ArrayFault(place, effect, 1);
    }
}

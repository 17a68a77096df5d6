package io.vtool.scsi.table;

/** Constants by their names, for what each one-shot command reads: {@link Enum#valueOf} sets up reflection, which takes longer. */
public final class EnumNames {
    private EnumNames() {}

    /**
     * Finds a constant.
     *
     * @param constants all of its kind
     * @param name its name in the source
     * @param <E> the kind
     * @return the constant
     * @throws IllegalArgumentException if there is none of that name
     */
    public static <E extends Enum<E>> E find(E[] constants, String name) {
        for (E constant : constants) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("no " + name);
    }
}

package io.vtool.dfsr.model;

/** Who wins when members changed the same thing without knowing of each other. */
public final class Conflict {
    private Conflict() {}

    /**
     * Whether a change that arrives wins over one's own of the same file: the higher fence, then the later change, then, so that
     * all members agree, the higher version.
     *
     * @param arriving what a partner knows
     * @param own what is known here, with a version that the partner does not know
     */
    public static boolean arrivingWins(IdRecord arriving, IdRecord own) {
        int fence = arriving.fence().compareTo(own.fence());
        if (fence != 0) {
            return fence > 0;
        }
        int clock = Long.compare(arriving.clock(), own.clock());
        return clock != 0 ? clock > 0 : arriving.gvsn().compareTo(own.gvsn()) > 0;
    }

    /**
     * Whether a file that arrives keeps a name that another one has here: the one that was made first, then the lower UID.
     *
     * @param arriving what a partner knows
     * @param holder the file that has the name here
     */
    public static boolean arrivingKeepsName(IdRecord arriving, IdRecord holder) {
        int created = Long.compare(arriving.createTime(), holder.createTime());
        return created != 0 ? created < 0 : arriving.uid().compareTo(holder.uid()) < 0;
    }
}

package io.vtool.lvm.view;

import java.util.ArrayList;
import java.util.List;

/**
 * Looks whether the volumes of a group are tied to each other as lvm2 wants it; a group in which one is not is of no use
 * to it. What it says then is kept line by line.
 */
public final class GroupCheck {
    /** After so many things that are wrong with a volume lvm2 looks for no more. */
    private static final int MOST_TROUBLES = 102;

    private final GroupState group;
    private final Sizes sizes;
    private final List<String> lines = new ArrayList<>();
    private int troubles;

    /** How sizes are told. */
    public interface Sizes {
        /** A number of sectors in words. */
        String words(long sectors);
    }

    private GroupCheck(GroupState group, Sizes sizes) {
        this.group = group;
        this.sizes = sizes;
    }

    /** What lvm2 says of a group that it gives up on; empty if nothing is wrong. */
    public static List<String> lines(GroupState group, Sizes sizes) {
        GroupCheck check = new GroupCheck(group, sizes);
        if (!check.all(false) || !check.all(true)) {
            return check.lines;
        }
        return List.of();
    }

    private boolean all(boolean complete) {
        for (Volume volume : group.volumes()) {
            troubles = 0;
            new VolumeTies(this, volume).check(complete);
            if (troubles > 0) {
                lines.add("Internal error: LV segments corrupted in " + volume.name() + ".");
                return false;
            }
        }
        return true;
    }

    /** Something that is wrong with a volume. */
    void trouble(String line) {
        if (troubles < MOST_TROUBLES) {
            lines.add(line);
        }
        troubles++;
    }

    /** What is said beside it. */
    void say(String line) {
        if (troubles < MOST_TROUBLES) {
            lines.add(line);
        }
    }

    String shown(Volume volume) {
        return group.name() + "/" + volume.name();
    }

    String size(long sectors) {
        return sizes.words(sectors);
    }

    /** A number of 32 bits, 0 if there is none. */
    static long word(VolumeSegment segment, String name) {
        return segment.settings().number(name, 0) & 0xFFFF_FFFFL;
    }

    static boolean powerOfTwo(long number) {
        return (number & number - 1) == 0;
    }
}

package io.vtool.emulator.host;

/** Device numbers of SCSI disks, as the sd driver gives them out (Documentation/admin-guide/devices.txt, majors 8, 65-71, 128-135). */
final class SdNumber {
    private static final int LETTERS = 26;
    private static final int FIRST_MAJOR = 8;
    private static final int SECOND_MAJORS = 65;
    private static final int THIRD_MAJORS = 128;
    private static final int BLOCK = 8;
    private static final int MINOR_SHIFT = 4;

    private SdNumber() {}

    /** The place of a disk in the order sda, sdb, ... sdaa; -1 for a name that is no disk's. */
    static int index(String name) {
        if (name.length() < 3 || !name.startsWith("sd")) {
            return -1;
        }
        int index = 0;
        for (int i = 2; i < name.length(); i++) {
            int letter = name.charAt(i) - 'a';
            if (letter < 0 || letter >= LETTERS) {
                return -1;
            }
            index = index * LETTERS + letter + 1;
        }
        return index - 1;
    }

    static int major(int index) {
        int nth = index >> MINOR_SHIFT & 0xf;
        if (nth == 0) {
            return FIRST_MAJOR;
        }
        return nth < BLOCK ? SECOND_MAJORS + nth - 1 : THIRD_MAJORS + nth - BLOCK;
    }

    /** Sixteen for each disk; disks beyond the sixteenth major start again with larger ones. */
    static int minor(int index) {
        return (index & 0xf) << MINOR_SHIFT | index & 0xfff00;
    }
}

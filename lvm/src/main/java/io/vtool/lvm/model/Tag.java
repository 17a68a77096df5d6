package io.vtool.lvm.model;

/** A word that PVs, groups and volumes may be marked with. */
public final class Tag {
    private static final int LONGEST = 1024;

    private Tag() {}

    /** Whether it may be a tag. */
    public static boolean valid(String tag) {
        boolean good = !tag.isEmpty() && tag.length() <= LONGEST && tag.charAt(0) != '-';
        for (int i = 0; i < tag.length(); i++) {
            char c = tag.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            good &= letter || "_+.-/=!:&#".indexOf(c) >= 0;
        }
        return good;
    }
}

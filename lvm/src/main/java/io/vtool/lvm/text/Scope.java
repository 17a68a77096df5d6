package io.vtool.lvm.text;

/** What kind of section a member stands in, as the layout table names it. */
enum Scope {
    HEADER("header"),
    GROUP("vg"),
    PVS("pvs"),
    PV("pv"),
    LVS("lvs"),
    LV("lv"),
    HISTORY("historical-lvs"),
    HISTORICAL("historical-lv"),
    SEGMENT("segment"),
    OTHER("other");

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** The kind of a section of this name inside a section of this kind. */
    Scope inside(String name) {
        return switch (this) {
            case GROUP -> ofGroup(name);
            case PVS -> PV;
            case LVS -> LV;
            case HISTORY -> HISTORICAL;
            case LV -> name.startsWith("segment") ? SEGMENT : OTHER;
            default -> OTHER;
        };
    }

    private static Scope ofGroup(String name) {
        return switch (name) {
            case "physical_volumes" -> PVS;
            case "logical_volumes" -> LVS;
            case "historical_logical_volumes" -> HISTORY;
            default -> OTHER;
        };
    }
}

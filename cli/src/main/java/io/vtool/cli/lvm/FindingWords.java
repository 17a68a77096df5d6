package io.vtool.cli.lvm;

import io.vtool.lvm.health.Finding;

/** What is wrong with volume groups, in words. */
final class FindingWords {
    private FindingWords() {}

    static String of(Finding finding) {
        String subject = finding.subject();
        String detail = finding.detail() == null ? "" : finding.detail();
        long number = finding.number() == null ? 0 : finding.number();
        long limit = finding.limit() == null ? 0 : finding.limit();
        return switch (finding.code()) {
            case PV_MISSING ->
                "PV " + subject + " is missing; it has " + HealthView.size(number)
                        + (detail.isEmpty() || detail.equals("[unknown]") ? "" : " and was last seen as " + detail);
            case PV_RETURNED ->
                subject + " (PV " + detail + ") is back, but marked as missing: what it holds may be old; "
                        + "vgextend --restoremissing takes it back";
            case PV_DUPLICATE ->
                subject + " carries the same PV as " + detail + ", which is used; "
                        + "is a multipath map missing, or is it a copy?";
            case DEVICE_SHRUNK ->
                subject + " has " + HealthView.size(number) + ", but its PV was made with " + HealthView.size(limit);
            case ORPHAN_USED ->
                subject
                        + " is marked as used by a group, but no group lists it; is a device with its metadata missing?";
            case PV_OUTDATED -> subject + " holds old metadata of " + detail + ", which does not list it any more";
            case METADATA_DAMAGED ->
                detail.endsWith("unreadable")
                        ? subject + " cannot be read at byte " + number
                                + "; if it is a multipath map, vtool multipath list says what its paths lack"
                        : subject + ": " + detail + " at byte " + number + "; "
                                + (detail.startsWith("metadata")
                                        ? "vgck --updatemetadata writes it anew from a good copy"
                                        : "pvck --repair writes it anew from a backup of the group");
            case METADATA_STALE ->
                subject + " holds version " + number + " of the metadata, the newest is " + limit
                        + "; vgck --updatemetadata brings it up to date";
            case METADATA_CONFLICT -> subject + " holds another version " + number + " of the metadata than the others";
            case METADATA_WRONG -> "the metadata contradicts itself at " + subject + ": " + detail;
            case METADATA_FULL -> "the metadata takes " + number + " % of the room on " + subject;
            case VOLUME_PARTIAL -> subject + " cannot be used whole: some of its extents are on a missing PV";
            case VOLUME_DEGRADED ->
                subject + " works without " + number + " of its images; " + "lvconvert --repair replaces them";
            case VOLUME_MOVING ->
                subject + " is a pvmove of " + number + (number == 1 ? " volume" : " volumes")
                        + " that is not done; pvmove continues it, pvmove --abort gives it up";
            case VOLUME_MERGING -> detail + " is to be merged into " + subject + ", or is being so";
            case POOL_DATA_FULL -> subject + " has used " + number + " % of its data space; lvextend it";
            case POOL_METADATA_FULL ->
                subject + " has used " + number + " % of its metadata space; lvextend --poolmetadatasize";
            case SNAPSHOT_FULL -> subject + " has used " + number + " % of its room; when it is full, it is lost";
            case SNAPSHOT_INVALID -> subject + " overflowed: it holds nothing any more";
            case POOL_FAULTY -> subject + " is in a faulty state: " + detail;
            case NAME_SHARED ->
                subject + " is the name of " + number + " groups, this one is " + detail
                        + "; vgrename with that UUID gives it another name";
            case EXPORTED -> subject + " is exported; vgimport takes it over";
            case FOREIGN -> subject + " belongs to system " + detail;
        };
    }
}

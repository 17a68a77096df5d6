package io.vtool.lvm.command;

import io.vtool.lvm.model.VolumeGroup;
import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.scan.UnreadableCopy;
import io.vtool.lvm.view.GroupState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The groups that a command's operands name, in the order lvm2 goes through them, each read as its turn comes. */
final class GroupOperands {
    private static final int LONGEST_NAME = 128;

    private final LvmRun run;
    private final Set<String> names;
    private final boolean tags;
    private final List<Candidate> candidates = new ArrayList<>();
    private int status = LvmStatus.DONE;
    private boolean allAmbiguous;
    private boolean failed;
    private boolean skipped;

    /**
     * Finds them; scans the devices if that was not done yet.
     *
     * @param tags whether tags are among the operands, so that all groups have to be read
     */
    GroupOperands(LvmRun run, Set<String> names, boolean tags) {
        this.run = run;
        this.names = new LinkedHashSet<>(names);
        this.tags = tags;
        List<GroupView> groups = discovered(run);
        dropAmbiguous(groups);
        if (names.isEmpty() || tags) {
            for (GroupView view : groups) {
                candidates.add(new Candidate(view.group().name(), view));
            }
        } else {
            for (String name : this.names) {
                GroupView view = first(groups, name);
                if (view == null && run.verbose()) {
                    run.detail("VG name on command line not found in list of VGs: " + name);
                }
                candidates.add(new Candidate(name, view));
            }
        }
        boolean tells = run.verbose() && !run.command().equals("fullreport");
        if (names.isEmpty() && candidates.isEmpty() && !allAmbiguous && tells) {
            run.detail("No volume groups found.");
        }
    }

    /** All groups, the last one found first, as lvm2 keeps them. */
    static List<GroupView> discovered(LvmRun run) {
        List<GroupView> groups = new ArrayList<>();
        for (GroupView view : run.inventory().groups()) {
            groups.add(0, view);
        }
        return groups;
    }

    /** Names that several groups have: the only one that may be used here, or none. */
    private void dropAmbiguous(List<GroupView> groups) {
        SystemId here = SystemId.of(run);
        for (String name : new ArrayList<>(names)) {
            List<GroupView> same = new ArrayList<>();
            for (GroupView view : groups) {
                if (view.group().name().equals(name)) {
                    same.add(view);
                }
            }
            if (same.size() < 2) {
                continue;
            }
            int usable = 0;
            for (GroupView view : same) {
                if (here.allows(view.group())) {
                    usable++;
                } else {
                    groups.remove(view);
                }
            }
            if (usable > 1) {
                run.error("Multiple VGs found with the same name: skipping " + name);
                run.error("Use --select vg_uuid=<uuid> in place of the VG name.");
                names.remove(name);
                status = LvmStatus.FAILED;
                allAmbiguous = names.isEmpty() && !tags;
            }
        }
        if (allAmbiguous) {
            groups.clear();
        }
    }

    private static @Nullable GroupView first(List<GroupView> groups, String name) {
        for (GroupView view : groups) {
            if (view.group().name().equals(name)) {
                return view;
            }
        }
        return null;
    }

    /** Notes in the log that a candidate has its turn. */
    void about(Candidate candidate) {
        GroupView view = candidate.view();
        failed = false;
        skipped = false;
        run.log()
                .about(CommandLog.group(
                        candidate.name(), view == null ? null : view.group().id()));
    }

    /** Notes how the candidate came out. */
    void outcome(int result) {
        if (!skipped) {
            run.log().outcome(failed ? LvmStatus.FAILED : result);
        }
    }

    /** Whether a name is among the operands and not left out. */
    boolean isNamed(String name) {
        return names.contains(name);
    }

    List<Candidate> candidates() {
        return candidates;
    }

    int status() {
        return status;
    }

    /** Reads a group: its state, or null if it is left out; the status says whether that is a failure. */
    @Nullable
    GroupState read(Candidate candidate) {
        GroupView view = candidate.view();
        if (view == null) {
            run.error(
                    validName(candidate.name())
                            ? "Volume group \"" + candidate.name() + "\" not found"
                                    + (seen(candidate.name()) ? "." : "")
                            : "Volume group name \"" + candidate.name() + "\" has invalid characters.");
            run.error("Cannot process volume group " + candidate.name());
            failed = true;
            status = LvmStatus.FAILED;
            return null;
        }
        GroupAccess.Outcome outcome = GroupAccess.open(run, view, names.contains(candidate.name()));
        if (outcome == GroupAccess.Outcome.FAILED) {
            failed = true;
            status = LvmStatus.FAILED;
        }
        skipped = outcome == GroupAccess.Outcome.SKIPPED;
        return outcome == GroupAccess.Outcome.READ ? run.state(view) : null;
    }

    /** Whether the scan came across the name of a group that has no identifier. */
    private boolean seen(String name) {
        for (UnreadableCopy copy : run.inventory().unreadable()) {
            if (name.equals(copy.nameOnly())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a group has one of the tags. */
    static boolean tagged(VolumeGroup group, Set<String> tags) {
        return anyOf(group.tags(), tags);
    }

    static boolean anyOf(List<String> own, Set<String> tags) {
        for (String tag : own) {
            if (tags.contains(tag)) {
                return true;
            }
        }
        return false;
    }

    /** The path without its leading directory of devices. */
    static String withoutDeviceFolder(String word) {
        if (!word.startsWith("/dev/")) {
            return word;
        }
        int at = "/dev/".length();
        while (at < word.length() && word.charAt(at) == '/') {
            at++;
        }
        String rest = word.substring(at);
        return rest.startsWith("mapper/") ? fromMapper(rest.substring("mapper/".length())) : rest;
    }

    /** The mapper's name of a volume: a single hyphen parts the names, a double one stands for one. */
    private static String fromMapper(String name) {
        StringBuilder path = new StringBuilder();
        boolean parted = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '-' && i + 1 < name.length() && name.charAt(i + 1) == '-') {
                path.append('-');
                i++;
            } else if (c == '-' && !parted) {
                path.append('/');
                parted = true;
            } else {
                path.append(c);
            }
        }
        return path.toString();
    }

    /** Whether a group may have this name. */
    static boolean validName(String name) {
        boolean good = !name.isEmpty() && name.length() < LONGEST_NAME && name.charAt(0) != '-';
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            good &= c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "._-+".indexOf(c) >= 0;
        }
        return good && !name.equals(".") && !name.equals("..");
    }

    /**
     * A group that may be processed.
     *
     * @param view null if there is no group of that name
     */
    record Candidate(String name, @Nullable GroupView view) {}
}

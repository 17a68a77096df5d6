package io.vtool.lvm.command;

import io.vtool.lvm.model.Tag;
import io.vtool.lvm.report.LogObject;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeFlag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Goes through the volumes a command is about. */
public final class EachVolume {
    private final LvmRun run;
    private final Visitor visitor;
    private final boolean removed;
    private final Map<String, Set<String>> wanted = new LinkedHashMap<>();
    private final Set<String> whole = new LinkedHashSet<>();
    private final Set<String> tags = new LinkedHashSet<>();
    private int status = LvmStatus.DONE;

    private EachVolume(LvmRun run, Visitor visitor, boolean removed) {
        this.run = run;
        this.visitor = visitor;
        this.removed = removed;
    }

    /**
     * Visits the volumes that the operands name: by group, by group and volume, by path or by tag; all without operands.
     * Hidden ones only if {@code --all} is given or they are named. Pools come before the others of their group, removed ones after them.
     *
     * @param removed whether volumes that were removed are visited too
     * @return the worst of the statuses
     */
    public static int visit(LvmRun run, boolean removed, Visitor visitor) {
        return new EachVolume(run, visitor, removed).all();
    }

    private int all() {
        LogObject before = run.log().object();
        run.log().about(LogObject.of("lv"));
        for (String word : run.line().operands()) {
            operand(word);
        }
        if (status != LvmStatus.DONE) {
            return status;
        }
        if (!run.chooser().ready(Chooser.Kind.VOLUMES)) {
            return LvmStatus.FAILED;
        }
        GroupOperands groups = new GroupOperands(run, wanted.keySet(), !tags.isEmpty());
        int worst = LvmStatus.DONE;
        for (GroupOperands.Candidate candidate : groups.candidates()) {
            groups.about(candidate);
            GroupState group = groups.read(candidate);
            if (group != null) {
                group(group);
            }
            groups.outcome(status);
            worst = LvmStatus.worse(worst, status);
            status = LvmStatus.DONE;
        }
        run.log().about(before);
        return LvmStatus.worse(worst, groups.status());
    }

    private void operand(String word) {
        if (word.startsWith("@")) {
            if (Tag.valid(word.substring(1))) {
                tags.add(word.substring(1));
            } else {
                run.error("Skipping invalid tag " + word + ".");
            }
            return;
        }
        String path = GroupOperands.withoutDeviceFolder(word);
        int slash = path.indexOf('/');
        if (slash == 0) {
            invalid(word);
            return;
        }
        if (slash < 0) {
            wanted.computeIfAbsent(path, name -> new LinkedHashSet<>());
            whole.add(path);
            return;
        }
        int volume = slash;
        while (volume < path.length() && path.charAt(volume) == '/') {
            volume++;
        }
        if (path.indexOf('/', volume) >= 0) {
            invalid(path);
            return;
        }
        wanted.computeIfAbsent(path.substring(0, slash), name -> new LinkedHashSet<>())
                .add(path.substring(volume));
    }

    private void invalid(String path) {
        run.error("\"" + path + "\": Invalid path for Logical Volume.");
        status = LvmStatus.FAILED;
    }

    private void group(GroupState group) {
        boolean wholeGroup = whole.contains(group.name());
        Set<String> names =
                wholeGroup ? new LinkedHashSet<>() : new LinkedHashSet<>(wanted.getOrDefault(group.name(), Set.of()));
        boolean byTag = !wholeGroup && !tags.isEmpty();
        boolean everything = byTag ? GroupOperands.tagged(group.text(), tags) : names.isEmpty();
        List<Volume> chosen = new ArrayList<>();
        boolean some = !names.isEmpty();
        boolean all = run.line().has("all");
        for (Volume volume : group.volumes()) {
            boolean wantedByName = some && names.contains(volume.name());
            if (hidden(volume, wantedByName, some, all)) {
                continue;
            }
            boolean named = wantedByName && names.remove(volume.name());
            boolean tagged = byTag && GroupOperands.anyOf(volume.tags(), tags);
            if ((everything || named || tagged) && run.chooser().volume(volume)) {
                chosen.add(volume.is(VolumeFlag.THIN_POOL) ? 0 : chosen.size(), volume);
            }
        }
        LogObject whole = run.log().object();
        for (Volume volume : chosen) {
            one(volume);
        }
        if (removed && tags.isEmpty()) {
            for (Volume volume : group.removed()) {
                boolean named = names.remove("-" + volume.name());
                if ((everything || named) && run.chooser().volume(volume)) {
                    one(volume);
                }
            }
        }
        for (String name : names) {
            run.log().aboutVolume(group, name);
            run.error("Failed to find logical volume \"" + group.name() + "/" + name + "\"");
            status = LvmStatus.worse(status, LvmStatus.FAILED);
            run.log().outcome(LvmStatus.FAILED);
        }
        run.log().about(whole);
    }

    private void one(Volume volume) {
        run.log().aboutVolume(volume);
        int result = visitor.volume(volume);
        run.log().outcome(result);
        status = LvmStatus.worse(status, result);
    }

    /** Whether a volume is passed over: what no option and no name asks for. */
    private boolean hidden(Volume volume, boolean named, boolean some, boolean everyone) {
        if (volume.is(VolumeFlag.SNAPSHOT)) {
            return true;
        }
        if (volume.is(VolumeFlag.VIRTUAL_ORIGIN) && !everyone) {
            if (named && run.line().count("quiet") < 2) {
                run.print("Ignoring virtual origin logical volume "
                        + volume.inGroup().name() + "/" + volume.name() + ".");
            }
            return true;
        }
        if (!some && !everyone && !volume.visible()) {
            return true;
        }
        return volume.is(VolumeFlag.SANLOCK) && !everyone && !named;
    }

    /**
     * Visits all volumes of a group that is open already.
     *
     * @return the worst of the statuses
     */
    public static int visit(LvmRun run, GroupState group, Visitor visitor) {
        if (!run.chooser().ready(Chooser.Kind.VOLUMES)) {
            return LvmStatus.FAILED;
        }
        EachVolume each = new EachVolume(run, visitor, false);
        each.group(group);
        return each.status;
    }

    /** What is done with a volume. */
    public interface Visitor {
        /** Is given a volume; gives a status of {@link LvmStatus}. */
        int volume(Volume volume);
    }
}

package io.vtool.cli.lvm;

import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.FailureKind;
import io.vtool.cli.failure.Trouble;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Option;
import io.vtool.lvm.command.DeviceScan;
import io.vtool.lvm.health.Finding;
import io.vtool.lvm.health.HealthJudge;
import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.scan.Inventory;
import io.vtool.lvm.sr.Repository;
import io.vtool.lvm.view.GroupState;
import java.util.ArrayList;
import java.util.List;

/** The devices of a command of our own and what they show; the options that say which devices. */
final class LvmReading implements AutoCloseable {
    private static final Option IMAGE = Option.value(
                    "--image",
                    "NAME=FILE",
                    "Look at the disk image FILE as device NAME instead of the lab; may carry ,dev=MAJOR:MINOR and ,sector=4096")
            .repeated();
    private static final Option DM =
            Option.value("--dm", "STATE", "Take device-mapper's state from the captured file STATE, or none");

    private final ImageOptions options;
    private final LvmDevices devices;
    private final Inventory inventory;

    private LvmReading(ImageOptions options, LvmDevices devices, Inventory inventory) {
        this.options = options;
        this.devices = devices;
        this.inventory = inventory;
    }

    /** Adds the options to a command. */
    static CommandModel.Builder options(CommandModel.Builder model) {
        return images(model).option(CommonOptions.LAB).option(CommonOptions.HOST);
    }

    /** Adds those that name images. */
    static CommandModel.Builder images(CommandModel.Builder model) {
        return model.option(IMAGE).option(DM);
    }

    static LvmReading open(Invocation in) {
        List<String> words = new ArrayList<>();
        for (String image : in.values("image")) {
            words.add("--image");
            words.add(image);
        }
        String state = in.value("dm");
        if (state != null) {
            words.add("--dm");
            words.add(state);
        }
        ImageOptions options = ImageOptions.take(words, in.environment());
        try {
            LvmDevices devices =
                    LvmDevices.open(options, in.environment(), in.value("lab"), in.value("host"), in::note);
            return new LvmReading(options, devices, DeviceScan.quietly(devices.devices()));
        } catch (RuntimeException e) {
            options.close();
            throw e;
        }
    }

    LvmDevices devices() {
        return devices;
    }

    Inventory inventory() {
        return inventory;
    }

    /** The groups that operands name, all without; one that is not there is a failure. */
    List<GroupView> groups(List<String> names) {
        if (names.isEmpty()) {
            return inventory.groups();
        }
        List<GroupView> groups = new ArrayList<>();
        for (String name : names) {
            List<GroupView> found = inventory.named(name);
            if (found.isEmpty()) {
                throw unknown(name);
            }
            groups.addAll(found);
        }
        return groups;
    }

    private CommandFailure unknown(String name) {
        List<String> known = new ArrayList<>();
        for (GroupView view : inventory.groups()) {
            known.add(view.group().name());
        }
        return new CommandFailure(
                FailureKind.UNAVAILABLE,
                new Trouble(
                        "no_such_group",
                        "there is no volume group '" + name + "'",
                        name,
                        (known.isEmpty() ? "the devices hold none" : "there are " + String.join(", ", known))
                                + damage()),
                null);
    }

    /** A group may be there, and its metadata damaged. */
    private String damage() {
        for (Finding finding : HealthJudge.others(inventory)) {
            if (finding.code() == Finding.Code.METADATA_DAMAGED) {
                return "; " + FindingWords.of(finding);
            }
        }
        return "";
    }

    /** The storage repositories among the groups, with their disks' headers. */
    List<Repository> repositories(RefusedGroups refused) {
        List<Repository> repositories = new ArrayList<>();
        for (GroupView view : inventory.groups()) {
            GroupState group = GroupState.of(view);
            Repository repository = Repository.of(group, devices.byName());
            if (repository != null) {
                refused.shown(group);
                repositories.add(repository);
            }
        }
        return repositories;
    }

    @Override
    public void close() {
        try (options) {
            devices.close();
        }
    }
}

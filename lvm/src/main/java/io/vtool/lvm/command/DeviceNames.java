package io.vtool.lvm.command;

import io.vtool.lvm.report.Messages;
import io.vtool.lvm.report.Regex;
import io.vtool.lvm.text.ConfigValue;
import io.vtool.lvm.write.BlockTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of its names each device goes by: one that {@code preferred_names} matches, then one that a filter accepts; names that
 * the command line has are put in the place of, or replaced by, those.
 */
final class DeviceNames {
    private final LvmConfig config;
    private final Messages messages;
    private final List<Regex> preferred = new ArrayList<>();
    private final List<NameFilter> filters = new ArrayList<>();
    private final Map<String, String> chosen = new HashMap<>();
    private final Map<String, String> before = new HashMap<>();

    private DeviceNames(LvmConfig config, Messages messages) {
        this.config = config;
        this.messages = messages;
    }

    /** The world with its devices by the names that a command and the settings want; the same where no device has several. */
    static LvmWorld of(LvmWorld world, LvmConfig config, CommandLine line, String command, Messages messages) {
        for (GivenDevice device : world.devices()) {
            if (!device.others().isEmpty()) {
                return new DeviceNames(config, messages).named(world, line, command);
            }
        }
        return world;
    }

    private LvmWorld named(LvmWorld world, CommandLine line, String command) {
        for (String pattern : config.texts("devices/preferred_names")) {
            Regex regex = Regex.of(pattern, messages);
            if (regex != null) {
                preferred.add(regex);
            }
        }
        for (String setting : new String[] {"devices/global_filter", "devices/filter"}) {
            ConfigValue value = config.value(setting);
            NameFilter filter = value == null ? null : NameFilter.of(value, Silence.HEARD_BEFORE);
            if (filter != null) {
                filters.add(filter);
            }
        }
        boolean typed = command.equals("pvck");
        List<GivenDevice> devices = new ArrayList<>();
        for (GivenDevice device : world.devices()) {
            String name = device.others().isEmpty() ? device.name() : choice(device);
            for (String word : typed ? line.operands() : List.<String>of()) {
                name = device.others().contains(word) ? word : name;
            }
            for (String other : device.names()) {
                chosen.put(other, name);
            }
            before.put(name, device.name());
            devices.add(name.equals(device.name()) ? device : device.named(name));
        }
        if (command.startsWith("pv") || command.equals("lvmdiskscan")) {
            line.renameOperands(chosen);
        }
        line.renameListed("devices", chosen);
        return new LvmWorld(
                devices, world.kernel(), world.clock(), world.files(), world.output(), new Targets(world.targets()));
    }

    private String choice(GivenDevice device) {
        List<String> names = device.names();
        int best = preferred.size();
        for (String name : device.names()) {
            int rank = rank(name);
            if (rank < best) {
                best = rank;
                names.remove(name);
                names.add(0, name);
            }
        }
        for (NameFilter filter : filters) {
            for (int k = 0; k < names.size(); k++) {
                if (Boolean.TRUE.equals(filter.verdict(names.get(k)))) {
                    names.add(0, names.remove(k));
                    break;
                }
            }
        }
        return names.get(0);
    }

    /** The first of the preferred names that a name matches. */
    private int rank(String name) {
        int rank = 0;
        while (rank < preferred.size() && !preferred.get(rank).matches(name)) {
            rank++;
        }
        return rank;
    }

    /** What is written to is known by its first name. */
    private final class Targets implements LvmTargets {
        private final LvmTargets targets;

        Targets(LvmTargets targets) {
            this.targets = targets;
        }

        @Override
        public String host() {
            return targets.host();
        }

        @Override
        public BlockTarget target(String device) throws IOException {
            return targets.target(before.getOrDefault(device, device));
        }
    }
}

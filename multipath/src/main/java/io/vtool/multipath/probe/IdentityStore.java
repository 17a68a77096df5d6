package io.vtool.multipath.probe;

import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.host.Machine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Identities of a machine's disks, kept as udev keeps them: a disk is asked when it is new, and when that is wanted. */
public final class IdentityStore {
    private static final String STATE = "udev";
    private static final int FIELDS = 9;

    private final Machine machine;
    private final Probes probes;
    private final Identification identification = new Identification();
    private @Nullable Map<String, Identity> kept;
    private boolean changed;

    /** The identities of a machine's disks. */
    public IdentityStore(Machine machine, Probes probes) {
        this.machine = machine;
        this.probes = probes;
    }

    /** Asks those disks that are not known yet, and forgets those that are gone. */
    public void refresh(List<BlockDevice> devices) {
        Map<String, Identity> known = known();
        Map<String, Identity> now = new HashMap<>();
        List<BlockDevice> strangers = new ArrayList<>();
        for (BlockDevice device : devices) {
            String key = key(device);
            Identity identity = known.get(key);
            if (identity != null) {
                now.put(key, identity);
            } else if (device.state().startsWith("running")) {
                strangers.add(device);
            }
        }
        changed |= now.size() != known.size();
        kept = now;
        ask(strangers);
        save();
    }

    /** Asks a disk anew, as udev does after a change. */
    public Identity reread(BlockDevice device) {
        ask(List.of(device));
        save();
        return of(device);
    }

    /** A disk's identity as kept. */
    public Identity of(BlockDevice device) {
        Identity identity = known().get(key(device));
        return identity == null ? Identity.UNKNOWN : identity;
    }

    private void ask(List<BlockDevice> devices) {
        Map<String, Identity> known = known();
        List<Runnable> tasks = new ArrayList<>(devices.size());
        for (BlockDevice device : devices) {
            tasks.add(new Runnable() {
                @Override
                public void run() {
                    identify(device, known);
                }
            });
        }
        Parallel.run(tasks);
    }

    private void identify(BlockDevice device, Map<String, Identity> known) {
        Identity identity = identification.of(probes.of(device), Duration.ofSeconds(device.timeoutSeconds()));
        if (identity.known()) {
            synchronized (known) {
                known.put(key(device), identity);
                changed = true;
            }
        }
    }

    private Map<String, Identity> known() {
        Map<String, Identity> known = kept;
        if (known == null) {
            known = parse(machine.state(STATE));
            kept = known;
        }
        return known;
    }

    private static String key(BlockDevice device) {
        return device.name() + " " + device.hcil() + " " + device.session();
    }

    private static Map<String, Identity> parse(@Nullable String text) {
        Map<String, Identity> known = new HashMap<>();
        int at = 0;
        while (text != null && at < text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            String[] fields = text.substring(at, end).split("\t", -1);
            at = end + 1;
            if (fields.length == FIELDS) {
                known.put(
                        fields[0],
                        new Identity(
                                fields[1],
                                fields[2],
                                fields[3],
                                fields[4],
                                fields[5],
                                number(fields[6]),
                                number(fields[7]),
                                fields[8].equals("rdac")));
            }
        }
        return known;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private void save() {
        if (!changed) {
            return;
        }
        changed = false;
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Identity> each : known().entrySet()) {
            Identity identity = each.getValue();
            text.append(each.getKey());
            field(text, identity.serialId());
            field(text, identity.pageId());
            field(text, identity.serial());
            field(text, identity.wwn());
            field(text, identity.t10());
            field(text, Integer.toString(identity.tpgs()));
            field(text, Integer.toString(identity.portGroup()));
            field(text, identity.rdac() ? "rdac" : "");
            text.append('\n');
        }
        machine.state(STATE, text.toString());
    }

    private static void field(StringBuilder text, String value) {
        text.append('\t');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            text.append(c < ' ' ? ' ' : c);
        }
    }
}

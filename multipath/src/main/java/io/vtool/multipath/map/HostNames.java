package io.vtool.multipath.map;

import io.vtool.multipath.config.Binding;
import io.vtool.multipath.config.Bindings;
import io.vtool.multipath.config.Wwids;
import io.vtool.multipath.host.Machine;
import io.vtool.multipath.host.MapDevice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bindings file and the wwids file of a machine, read when they are first needed. */
public final class HostNames implements MapNames {
    private final Machine machine;
    private final String bindingsFile;
    private final String wwidsFile;
    private final boolean readOnly;
    private @Nullable Bindings bindings;
    private @Nullable Wwids wwids;
    private boolean bindingsChanged;
    private boolean wwidsChanged;

    /**
     * The files of a machine.
     *
     * @param machine the machine
     * @param bindingsFile name of the bindings file
     * @param wwidsFile name of the wwids file
     * @param readOnly whether the bindings file gets no new lines
     */
    public HostNames(Machine machine, String bindingsFile, String wwidsFile, boolean readOnly) {
        this.machine = machine;
        this.bindingsFile = bindingsFile;
        this.wwidsFile = wwidsFile;
        this.readOnly = readOnly;
    }

    private Bindings bindings() {
        Bindings known = bindings;
        if (known == null) {
            String text = machine.read(bindingsFile);
            known = Bindings.parse(text == null ? "" : text);
            bindings = known;
        }
        return known;
    }

    private Wwids wwids() {
        Wwids known = wwids;
        if (known == null) {
            String text = machine.read(wwidsFile);
            known = Wwids.parse(text == null ? "" : text);
            wwids = known;
        }
        return known;
    }

    @Override
    public @Nullable String friendlyName(String wwid, @Nullable String former, String prefix) {
        Binding binding = former == null ? null : bindings().keep(wwid, former, prefix);
        if (binding == null) {
            binding = bindings().bind(wwid, prefix, name -> takenByAnother(name, wwid));
        }
        if (binding == null) {
            return null;
        }
        if (binding.file() != bindings()) {
            if (readOnly) {
                return null;
            }
            bindings = binding.file();
            bindingsChanged = true;
        }
        return binding.alias();
    }

    private boolean takenByAnother(String name, String wwid) {
        MapDevice device = machine.mapper().find(name);
        return device != null && !device.wwid().equals(wwid);
    }

    @Override
    public @Nullable String aliasOf(String wwid) {
        return bindings().alias(wwid);
    }

    @Override
    public @Nullable String wwidOf(String alias) {
        return bindings().wwid(alias);
    }

    @Override
    public boolean remembered(String wwid) {
        return wwids().contains(wwid);
    }

    @Override
    public boolean remember(String wwid) {
        return change(wwids().with(wwid));
    }

    @Override
    public boolean forget(String wwid) {
        return change(wwids().without(wwid));
    }

    private boolean change(Wwids changed) {
        boolean other = changed != wwids();
        wwids = changed;
        wwidsChanged |= other;
        return other;
    }

    @Override
    public void replace(Iterable<String> names) {
        List<String> list = new ArrayList<>();
        for (String name : names) {
            list.add(name);
        }
        wwids = Wwids.of(list);
        wwidsChanged = true;
    }

    @Override
    public void flush() {
        if (bindingsChanged) {
            machine.write(bindingsFile, bindings().text());
            bindingsChanged = false;
        }
        if (wwidsChanged) {
            machine.write(wwidsFile, wwids().text());
            wwidsChanged = false;
        }
    }
}

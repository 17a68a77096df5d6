package io.vtool.emulator.lab;

import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.host.HostConfig;
import io.vtool.emulator.host.HostDisk;
import io.vtool.emulator.lab.fault.LabFault;
import io.vtool.iscsi.admin.AdminHost;
import io.vtool.iscsi.initiator.Dialer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A lab in use by a command: its hosts, and the ways to its arrays. Where a server runs these are the server's portals;
 * otherwise the arrays are started in this process when they are first dialled. Opening is cheap.
 */
public final class OpenLab implements AutoCloseable {
    /** What is to be done in a new lab before anything is broken. */
    public interface Whole {
        /**
         * Does it.
         *
         * @param lab the lab, in which all hosts are installed
         * @throws IOException if it cannot be done
         * @throws LabException if it cannot be done
         */
        void use(OpenLab lab) throws IOException, LabException;
    }

    private final LabDirectory directory;
    private final LabDefinition definition;
    private final LabClock clock;
    private final @Nullable LabLock lock;
    private final @Nullable EmbeddedArrays arrays;
    private final LabDialer dialer;
    private final LabFaults faults;
    private final FaultWatch watch;
    private final LabHosts hosts;
    private final FaultChanges changes;
    private int users = 1;

    private OpenLab(
            LabDirectory directory,
            LabDefinition definition,
            LabUse use,
            LabClock clock,
            LabFaults faults,
            @Nullable LabLock lock,
            Map<InetSocketAddress, InetSocketAddress> served) {
        this.directory = directory;
        this.definition = definition;
        this.clock = clock;
        this.lock = lock;
        this.faults = faults;
        this.watch = new FaultWatch(definition, faults, clock);
        this.arrays =
                lock == null ? null : new EmbeddedArrays(directory, definition, faults, watch, clock, use.random());
        this.dialer = new LabDialer(arrays, served, new LongSupplier() {
            @Override
            public long getAsLong() {
                return clock.nanos();
            }
        });
        PlannedLinks links = new PlannedLinks(definition, served, watch, arrays);
        this.hosts = new LabHosts(directory, definition, use, clock, dialer, links);
        this.changes = new FaultChanges(directory, definition, faults, watch, clock, lock == null);
    }

    /**
     * Opens a lab; where there is none, the default one is made.
     *
     * @param directory the lab
     * @param use how it is used
     * @return the open lab
     * @throws IOException if its files cannot be read or written
     * @throws LabException if it cannot be used, or others have it for longer than patience lasts
     */
    public static OpenLab open(LabDirectory directory, LabUse use) throws IOException, LabException {
        LabAccess access = LabAccess.gain(directory, use);
        try {
            LabClock clock = new LabClock(use.millis(), use.nanos(), directory.clockOffset());
            OpenLab lab = new OpenLab(
                    directory,
                    directory.definition(),
                    use,
                    clock,
                    directory.faults(clock),
                    access.lock(),
                    access.served());
            lab.prepare(new Whole() {
                @Override
                public void use(OpenLab whole) {}
            });
            return lab;
        } catch (IOException | LabException | RuntimeException e) {
            LabLock lock = access.lock();
            if (lock != null) {
                lock.close();
            }
            throw e;
        }
    }

    /**
     * Finishes a lab that was just made or begun, for one that has it for itself: hosts are installed, then what is to be broken
     * from the start is broken, and then what was begun is the lab.
     *
     * @param directory the lab
     * @param lock shows that the caller may; it is kept
     * @param use how it is used
     * @param whole is called when all hosts are installed and nothing is broken yet
     * @throws IOException if its files cannot be read or written
     * @throws LabException if it cannot be used
     */
    public static void finish(LabDirectory directory, LabLock lock, LabUse use, Whole whole)
            throws IOException, LabException {
        LabClock clock = new LabClock(use.millis(), use.nanos(), directory.clockOffset());
        OpenLab lab =
                new OpenLab(directory, directory.definition(), use, clock, directory.faults(clock), lock, Map.of());
        try {
            lab.prepare(whole);
            lab.installHosts();
            if (lab.definition.faults().isEmpty() && lab.activates()) {
                whole.use(lab);
            }
        } catch (IOException | LabException | RuntimeException e) {
            lab.closeParts();
            directory.discardDraft();
            throw e;
        }
        lab.closeParts();
        directory.keepDraft();
    }

    /** Whether volumes are to be active on a host from its start. */
    private boolean activates() {
        for (HostConfig host : definition.hosts()) {
            if (!host.active().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private void prepare(Whole whole) throws IOException, LabException {
        changes.recover();
        if (!definition.faults().isEmpty()) {
            Once.ensure(directory.prepared(), clock, () -> {
                new InitialFaults(this, hosts).happen(whole);
                return List.of();
            });
        }
    }

    /**
     * Returns the definition.
     *
     * @return what the lab consists of
     */
    public LabDefinition definition() {
        return definition;
    }

    /**
     * Returns where the members of replication groups keep their files.
     *
     * @return a folder, perhaps not there yet
     * @throws IOException if the definition cannot be read
     * @throws LabException if there is no lab
     */
    public Path members() throws IOException, LabException {
        return directory.data("dfsr");
    }

    /**
     * Tells whether another process serves the lab.
     *
     * @return whether its portals listen
     */
    public boolean served() {
        return lock == null;
    }

    /**
     * Lists the hosts.
     *
     * @return their names, the default one first
     */
    public List<String> hosts() {
        return hosts.names();
    }

    /**
     * Opens a host. A host that is used for the first time is installed: it discovers and logs in as its definition says.
     *
     * @param name its name, null for the default one
     * @return the host, the same each time
     * @throws IOException if its files cannot be read or written
     * @throws LabException if there is no such host
     */
    public EmulatedHost host(@Nullable String name) throws IOException, LabException {
        return hosts.host(name);
    }

    /**
     * Returns the list of what is broken.
     *
     * @return the list
     */
    public LabFaults faults() {
        return faults;
    }

    /**
     * Breaks things.
     *
     * @param wanted what is to be broken
     * @param now the lab's time, milliseconds since 1970; faults without a beginning begin now
     * @return the faults as they were added
     * @throws IOException if that cannot be kept
     * @throws LabException if something cannot be broken so
     */
    public List<LabFault> addFaults(List<LabFault> wanted, long now) throws IOException, LabException {
        return changes.add(wanted, now);
    }

    /**
     * Mends things.
     *
     * @param ids numbers of faults
     * @return those that there were
     * @throws IOException if that cannot be kept
     * @throws LabException if something cannot be mended now
     */
    public List<LabFault> clearFaults(Set<Integer> ids) throws IOException, LabException {
        return changes.clear(ids);
    }

    /**
     * Lets all hosts notice that faults came or went, once that is in force: what arrays tell them, and what their programs meet.
     *
     * @param changed the faults
     * @param millis when, milliseconds since 1970; a fault that began at another time is noticed then
     * @param came whether they came
     * @throws IOException if files of the hosts cannot be read or written
     * @throws LabException if the lab cannot be used
     */
    public void notice(List<LabFault> changed, long millis, boolean came) throws IOException, LabException {
        for (HostConfig config : definition.hosts()) {
            for (LabFault fault : changed) {
                new Noticing(definition, host(config.name())).of(fault, came ? fault.since() : millis, came);
                if (came && FaultyWork.meets(fault)) {
                    work(config, fault);
                }
            }
        }
    }

    private void work(HostConfig config, LabFault fault) throws IOException, LabException {
        try (EmulatedHost host = hosts.writing(config)) {
            HostDisk disk = new Noticing(definition, host).firstPath(fault);
            if (disk != null) {
                FaultyWork.on(host, disk, fault);
            }
        }
    }

    /**
     * Lets the lab's time go on.
     *
     * @param millis by how much
     * @throws IOException if that cannot be kept
     * @throws LabException if there is no lab
     */
    public void advance(long millis) throws IOException, LabException {
        clock.offsetMillis(directory.advance(millis, clock));
    }

    /**
     * Waits until the list of faults is in force, which in a lab that nobody serves it always is.
     *
     * @return false if the server has not followed for a while
     * @throws IOException if it cannot be found out
     */
    public boolean faultsInForce() throws IOException {
        return changes.inForce();
    }

    /**
     * Installs all hosts that are not yet, while nothing is broken.
     *
     * @throws IOException if their files cannot be written
     * @throws LabException if the definition cannot be read
     */
    public void installHosts() throws IOException, LabException {
        hosts.install();
    }

    /**
     * Returns a host as {@code iscsiadm} sees it.
     *
     * @param host a host of this lab
     * @param deadline when to give up, in nanoseconds of the clock; {@link Long#MAX_VALUE} for never
     * @return the host
     */
    public AdminHost administered(EmulatedHost host, long deadline) {
        return hosts.administered(host, deadline);
    }

    /**
     * Returns the dialer.
     *
     * @return dials the lab's addresses to its arrays, every other over TCP
     */
    public Dialer dialer() {
        return dialer;
    }

    /**
     * Returns the lab's clock.
     *
     * @return real time and what was added to it
     */
    public LabClock clock() {
        return clock;
    }

    /**
     * Opens it once more, for a part of a command that works beside others: with the same hosts and their connections.
     *
     * @return this lab, which ends when everybody who has it has closed it
     */
    public synchronized OpenLab again() {
        users++;
        return this;
    }

    /** Ends the arrays of this process and its connections, and lets others have the lab, unless it is opened again. */
    @Override
    public synchronized void close() throws IOException {
        if (--users > 0) {
            return;
        }
        LabLock held = lock;
        try {
            closeParts();
        } finally {
            if (held != null) {
                held.close();
            }
        }
    }

    private synchronized void closeParts() throws IOException {
        hosts.close();
        EmbeddedArrays here = arrays;
        if (here != null) {
            here.close();
        }
    }
}

import io.vtool.iscsi.initiator.Deadlines;
import io.vtool.iscsi.initiator.Initiator;
import io.vtool.iscsi.initiator.IscsiException;
import io.vtool.iscsi.initiator.IscsiSession;
import io.vtool.iscsi.initiator.Lun;
import io.vtool.iscsi.initiator.MediumAccess;
import io.vtool.iscsi.initiator.ScsiCommand;
import io.vtool.iscsi.initiator.ScsiResult;
import io.vtool.iscsi.initiator.SessionListener;
import io.vtool.iscsi.initiator.SessionSettings;
import io.vtool.iscsi.initiator.TargetAddress;
import io.vtool.iscsi.initiator.TcpDialer;
import io.vtool.iscsi.initiator.Watchdog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes to a logical unit and reads it again through several portals, as a host with multipath does: a command that fails is
 * tried through the next portal until it succeeds. Each block tells its place and how often it was written. Goes on until
 * standard input ends, reads everything once more, and prints counts.
 *
 * <p>usage: SoakClient.java SEED TARGET LUN BLOCKS THREADS PORTAL...
 */
public final class SoakClient {
    private static final int BLOCK = 512;
    private static final int LONGEST = 128;
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final AtomicLong WRITES = new AtomicLong();
    private static final AtomicLong READS = new AtomicLong();
    private static final AtomicLong MISMATCHES = new AtomicLong();
    private static final AtomicLong FAILOVERS = new AtomicLong();
    private static final AtomicLong LONGEST_WAIT = new AtomicLong();
    private static volatile boolean over;

    private final Initiator initiator =
            new Initiator(new TcpDialer(System::nanoTime), new Watchdog(System::nanoTime), new SecureRandom(), SessionListener.NONE, null);
    private final SplittableRandom random;
    private final String target;
    private final long lun;
    private final int first;
    private final int[] written;
    private final List<TargetAddress> portals;
    private final long isid;
    private int portal;
    private IscsiSession session;

    private SoakClient(long seed, int number, String target, int lun, int first, int blocks, List<TargetAddress> portals) {
        this.random = new SplittableRandom(seed + number);
        this.target = target;
        this.lun = Lun.of(lun);
        this.first = first;
        this.written = new int[blocks];
        this.portals = portals;
        this.portal = number % portals.size();
        this.isid = 0x8000_0000_0000L | number;
    }

    public static void main(String[] args) throws Exception {
        int blocks = Integer.parseInt(args[3]);
        int threads = Integer.parseInt(args[4]);
        List<TargetAddress> portals = new ArrayList<>();
        for (int i = 5; i < args.length; i++) {
            int colon = args[i].lastIndexOf(':');
            portals.add(new TargetAddress(args[i].substring(0, colon), Integer.parseInt(args[i].substring(colon + 1)), -1));
        }
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            SoakClient client = new SoakClient(
                    Long.parseLong(args[0]), i, args[1], Integer.parseInt(args[2]), i * (blocks / threads), blocks / threads, portals);
            Thread thread = new Thread(client::run, "client-" + i);
            thread.start();
            running.add(thread);
        }
        while (System.in.read() >= 0) {
            // until the input ends
        }
        over = true;
        for (Thread thread : running) {
            thread.join();
        }
        System.out.println("{\"writes\":" + WRITES + ",\"reads\":" + READS + ",\"mismatches\":" + MISMATCHES
                + ",\"failovers\":" + FAILOVERS + ",\"longest_wait_ms\":" + LONGEST_WAIT.get() / 1_000_000 + "}");
    }

    private void run() {
        while (!over) {
            int at = random.nextInt(written.length);
            int count = 1 + random.nextInt(Math.min(LONGEST, written.length - at));
            if (random.nextInt(10) < 6) {
                write(at, count);
            } else {
                verify(at, count);
            }
        }
        for (int at = 0; at < written.length; at += LONGEST) {
            verify(at, Math.min(LONGEST, written.length - at));
        }
        drop();
    }

    private void write(int at, int count) {
        ByteBuffer data = ByteBuffer.allocate(count * BLOCK);
        for (int i = at; i < at + count; i++) {
            written[i]++;
            stamp(data, i);
        }
        execute(() -> ScsiCommand.writing(lun, cdb(0x2a, at, count), data.duplicate().flip()));
        WRITES.incrementAndGet();
    }

    private void verify(int at, int count) {
        ScsiResult result = execute(() -> ScsiCommand.reading(lun, cdb(0x28, at, count), count * BLOCK));
        READS.incrementAndGet();
        ByteBuffer data = result.data();
        ByteBuffer expected = ByteBuffer.allocate(BLOCK);
        for (int i = at; i < at + count; i++) {
            expected.clear();
            if (written[i] == 0) {
                expected.put(new byte[BLOCK]);
            } else {
                stamp(expected, i);
            }
            ByteBuffer block = data.slice(data.position() + (i - at) * BLOCK, BLOCK);
            if (!block.equals(expected.flip())) {
                MISMATCHES.incrementAndGet();
                System.err.println("block " + (first + i) + " is not what was written as number " + written[i] + ": it tells place "
                        + block.getLong(0) + " and number " + block.getLong(8));
            }
        }
    }

    private void stamp(ByteBuffer into, int block) {
        into.putLong(first + block).putLong(written[block]);
        SplittableRandom rest = new SplittableRandom((long) (first + block) << 32 | written[block]);
        for (int i = 16; i < BLOCK; i += 8) {
            into.putLong(rest.nextLong());
        }
    }

    private byte[] cdb(int opcode, int at, int count) {
        return ByteBuffer.allocate(10).put(0, (byte) opcode).putInt(2, first + at).putShort(7, (short) count).array();
    }

    private interface Command {
        ScsiCommand get();
    }

    private ScsiResult execute(Command command) {
        long start = System.nanoTime();
        while (true) {
            try {
                ScsiResult result = open().execute(command.get(), PATIENCE);
                if (result.good()) {
                    long waited = System.nanoTime() - start;
                    LONGEST_WAIT.accumulateAndGet(waited, Math::max);
                    return result;
                }
            } catch (IscsiException e) {
                // the next portal may do
            }
            FAILOVERS.incrementAndGet();
            drop();
            portal = (portal + 1) % portals.size();
            LockSupport.parkNanos(50_000_000);
        }
    }

    private IscsiSession open() throws IscsiException {
        IscsiSession open = session;
        if (open == null || !open.isOpen()) {
            drop();
            open = initiator.login(
                    portals.get(portal),
                    target,
                    SessionSettings.of("iqn.2026-01.io.vtool:soak", isid)
                            .with(MediumAccess.OWNED)
                            .with(Deadlines.defaults().atMost(PATIENCE)));
            session = open;
        }
        return open;
    }

    private void drop() {
        if (session != null) {
            session.drop();
            session = null;
        }
    }
}

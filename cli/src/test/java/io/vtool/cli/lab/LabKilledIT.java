package io.vtool.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import io.vtool.cli.testing.RunningTime;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that use a lab or serve one are killed at moments that a seed chooses; what they have acknowledged is there. */
@Tag("interop")
@Timeout(300)
class LabKilledIT {
    private static final int ROUNDS = 40;
    private static final int SERVED_ROUNDS = 12;
    private static final int DAMAGE_ROUNDS = 30;
    private static final int BLOCK = 512;
    private static final int LONGEST = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private CommandRun.Result run(String... words) {
        return CommandRun.of(words)
                .variable("VTOOL_LAB", ServedLab.lab(folder))
                .in(folder)
                .by(RunningTime.from(Instant.now())) // the processes beside have no other
                .run();
    }

    private String well(String... words) {
        CommandRun.Result result = run(words);
        assertThat(result.status())
                .as(String.join(" ", words) + "\n" + result.out() + result.err())
                .isZero();
        return result.out();
    }

    /** Starts a command, kills it after a while, and returns what it has printed until then. */
    private String killed(int millis, String... words) throws Exception {
        Path printed = folder.resolve("printed");
        List<String> all = new ArrayList<>(List.of(ServedLab.vtool()));
        all.addAll(List.of(words));
        Process process = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        process.waitFor(millis, TimeUnit.MILLISECONDS);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        return Files.readString(printed, StandardCharsets.UTF_8);
    }

    @Test
    void commandsAreKilledAtAnyMoment() throws Exception {
        String[] lab = {"--lab", ServedLab.lab(folder)};
        Random random = new Random(11);
        well("lab", "init");
        Set<String> acknowledged = new TreeSet<>();
        long clock = 0;
        int lba = 100_000; // where nobody reads
        for (int round = 0; round < ROUNDS; round++) {
            int millis = 60 + random.nextInt(400);
            switch (random.nextInt(7)) {
                case 0, 1 -> {
                    String key = "lba=" + ++lba;
                    String printed = killed(
                            millis,
                            "lab",
                            "fault",
                            "add",
                            "medium-error",
                            "array01/scratch",
                            key,
                            "times=1",
                            "pass=0s",
                            lab[0],
                            lab[1]);
                    if (printed.contains(key + " ")) {
                        acknowledged.add(key);
                    }
                }
                case 2 -> {
                    String printed = killed(millis, "lab", "clock", "advance", "1h", lab[0], lab[1]);
                    clock += printed.contains("ahead of real time") ? 1 : 0;
                }
                case 3 -> killed(millis, "multipath", "ll", lab[0], lab[1]);
                case 4 -> killed(millis, "iscsi", "node", "--logout", "-p", "127.0.20.1", lab[0], lab[1]);
                case 5 -> killed(millis, "iscsi", "node", "--login", "-p", "127.0.20.1", lab[0], lab[1]);
                default -> killed(millis, "dfsr", "backlog", lab[0], lab[1]);
            }
            String faults = well("lab", "fault");
            for (String key : acknowledged) {
                assertThat(faults).contains(" " + key + " ");
            }
            String time = well("lab", "clock");
            long hours = time.contains("real time") && !time.contains("ahead")
                    ? 0
                    : Long.parseLong(time.replaceAll("(?s).*?(\\d+)h.* ahead.*", "$1"));
            assertThat(hours).isGreaterThanOrEqualTo(clock);
            assertThat(well("lab", "status")).contains("not in use", "paths 5\n");
            assertThat(well("multipath", "ll")).contains("mpatha (360014050a110000000000000000000a0)", "sda");
            assertThat(well("iscsi", "session")).contains("127.0.10.1:3260,1 iqn.2026-01.io.vtool:array01");
            well("lvm", "vgs");
            well("dfsr", "backlog");
        }
        run("iscsi", "node", "--login", "-p", "127.0.20.1");
        assertThat(well("multipath", "ll").lines().filter(line -> line.contains(" active ready")))
                .hasSize(18);
        assertThat(well("lab", "fault", "clear", "all").lines()).hasSizeGreaterThanOrEqualTo(acknowledged.size());
    }

    /** What is damaged is listed as damaged, what is not is whole, and a lab that is being reset is the old one or the new one. */
    @Test
    void damageAndResetsAreKilledAtAnyMoment() throws Exception {
        String[][] commands = {
            {"lab", "reset"},
            {"lab", "fault", "add", "lvm-checksum", "array01/data0"},
            {"lab", "fault", "add", "lvm-missing", "array01/sr0"},
            {"lab", "fault", "add", "lvm-duplicate", "array01/data1", "of=store01/vol0"},
            {"lab", "fault", "clear", "all"}
        };
        Random random = new Random(13);
        well("lab", "init");
        for (int round = 0; round < DAMAGE_ROUNDS; round++) {
            List<String> words = new ArrayList<>(List.of(commands[random.nextInt(commands.length)]));
            words.addAll(List.of("--lab", ServedLab.lab(folder)));
            killed(60 + random.nextInt(900), words.toArray(new String[0]));
            String faults = well("lab", "fault");
            CommandRun.Result groups = run("lvm", "vgs");
            // the group of sr0 has no other PV: without it there is nothing left that could be told of
            boolean told = faults.contains("lvm-checksum") || faults.contains("lvm-duplicate");
            assertThat(groups.out() + groups.err()).as(words + "\n" + faults).doesNotContain("xception");
            assertThat(groups.err().contains("WARNING"))
                    .as(words + "\n" + faults + groups.err())
                    .isEqualTo(told);
            assertThat(groups.out().contains("VG_XenStorage-")).isEqualTo(!faults.contains("lvm-missing"));
            assertThat(well("lab", "status")).contains("not in use", "paths 18");
        }
        boolean broken = well("lab", "fault").contains("lvm-");
        assertThat(run("lab", "fault", "clear", "all").status()).isEqualTo(broken ? 0 : 1); // 1: there was none
        CommandRun.Result groups = run("lvm", "vgs");
        assertThat(groups.err()).isEmpty();
        assertThat(groups.out().lines()).hasSize(4);
    }

    @Test
    void aLabThatIsMadeAnewIsTheOldOneOrTheNewOne() throws Exception {
        Random random = new Random(12);
        for (int round = 0; round < 12; round++) {
            killed(
                    60 + random.nextInt(900),
                    "lab",
                    "init",
                    "--force",
                    "--scenario",
                    "dead-controller",
                    "--lab",
                    ServedLab.lab(folder));
            CommandRun.Result status = run("lab", "status");
            if (status.status() != 0) {
                assertThat(status.err()).contains("there is no lab in");
                continue;
            }
            assertThat(well("multipath", "ll")).contains("mpatha", "failed faulty");
            assertThat(well("lab", "fault")).contains("controller-down array01 group=1");
        }
        well("lab", "init", "--force");
        assertThat(well("multipath", "ll")).doesNotContain("failed");
        try (var entries = Files.list(Path.of(ServedLab.lab(folder)))) {
            assertThat(entries.map(path -> path.getFileName().toString())
                            .filter(name -> name.matches("(data|state)-.*")))
                    .hasSizeLessThanOrEqualTo(2);
        }
    }

    /** A client that knows what it was told is written. */
    private static final class Writer {
        private final Random random;
        private final byte[] acknowledged;
        private final byte[] attempted;
        private final int lun;

        Writer(Random random, int lun, int blocks) {
            this.random = random;
            this.lun = lun;
            this.acknowledged = new byte[blocks];
            this.attempted = new byte[blocks];
        }

        private IscsiSession login(String address) throws IscsiException {
            int colon = address.lastIndexOf(':');
            Initiator initiator = new Initiator(
                    new TcpDialer(System::nanoTime),
                    new Watchdog(System::nanoTime),
                    new Random(2),
                    SessionListener.NONE,
                    null);
            return initiator.login(
                    new TargetAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)), -1),
                    ServedLab.IQN,
                    SessionSettings.of("iqn.1993-08.org.debian:01:killer", 0x23d000001L)
                            .with(MediumAccess.OWNED));
        }

        private static byte[] cdb(int opcode, int at, int count) {
            return ByteBuffer.allocate(10)
                    .put(0, (byte) opcode)
                    .putInt(2, at)
                    .putShort(7, (short) count)
                    .array();
        }

        /** Writes until the server is gone, which it is made to be after so many writes. */
        void write(String address, int writes, AutoCloseable kill) throws Exception {
            try {
                IscsiSession session = login(address);
                for (int i = 0; ; i++) {
                    if (i == writes) {
                        Thread killer = new Thread(() -> {
                            try {
                                kill.close();
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        });
                        killer.start();
                    }
                    int at = random.nextInt(acknowledged.length - LONGEST);
                    int count = 1 + random.nextInt(LONGEST);
                    byte value = (byte) (1 + random.nextInt(250));
                    ByteBuffer data = ByteBuffer.allocate(count * BLOCK);
                    while (data.hasRemaining()) {
                        data.put(value);
                    }
                    for (int b = at; b < at + count; b++) {
                        attempted[b] = value;
                    }
                    ScsiResult result = session.execute(
                            ScsiCommand.writing(Lun.of(lun), cdb(0x2a, at, count), data.flip()), PATIENCE);
                    assertThat(result.status()).isZero();
                    for (int b = at; b < at + count; b++) {
                        acknowledged[b] = value;
                    }
                }
            } catch (IscsiException e) {
                // it is dead
            }
        }

        void verify(String address) throws IOException {
            IscsiSession session = login(address);
            for (int at = 0; at < acknowledged.length; at += LONGEST) {
                int count = Math.min(LONGEST, acknowledged.length - at);
                ByteBuffer data = session.execute(
                                ScsiCommand.reading(Lun.of(lun), cdb(0x28, at, count), count * BLOCK), PATIENCE)
                        .data();
                for (int b = at; b < at + count; b++) {
                    byte first = data.get(data.position() + (b - at) * BLOCK);
                    byte last = data.get(data.position() + (b - at + 1) * BLOCK - 1);
                    assertThat(first)
                            .as("block " + b)
                            .isIn(acknowledged[b], attempted[b])
                            .isEqualTo(last);
                    acknowledged[b] = first;
                    attempted[b] = first;
                }
            }
            session.drop();
        }
    }

    @Test
    void aServerIsKilledWhileItIsWrittenTo() throws Exception {
        ServedLab.make(folder);
        Random random = new Random(13);
        Writer thin = new Writer(random, 0, 20_000);
        Writer thick = new Writer(random, 1, 20_000);
        for (int round = 0; round < SERVED_ROUNDS; round++) {
            Writer writer = round % 3 == 2 ? thick : thin;
            try (ServedLab lab = ServedLab.start(folder)) {
                writer.verify(lab.address(1));
                writer.write(lab.address(0), random.nextInt(300), lab::kill);
            }
        }
        try (ServedLab lab = ServedLab.start(folder)) {
            thin.verify(lab.address(0));
            thick.verify(lab.address(1));
            assertThat(lab.terminate()).isZero();
        }
        assertThat(well("lab", "status")).contains("not in use");
    }
}

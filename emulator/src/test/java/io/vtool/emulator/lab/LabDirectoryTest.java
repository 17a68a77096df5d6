package io.vtool.emulator.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.iscsi.initiator.MediumAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabDirectoryTest {
    @TempDir
    Path folder;

    private LabDirectory lab = new LabDirectory(Path.of(""));

    @BeforeEach
    void name() {
        lab = new LabDirectory(folder.resolve("deep/lab"));
    }

    private void create() throws IOException, LabException {
        try (LabLock lock = lab.lock("a test")) {
            lab.create(SavedLabTextTest.sample(), lock);
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void isPrivateAndKeepsItsDefinition() throws Exception {
        create();
        assertThat(lab.definition()).isEqualTo(SavedLabTextTest.sample());
        assertThat(mode(lab.path())).isEqualTo("rwx------");
        assertThat(mode(lab.path().resolve("lab"))).isEqualTo("rw-------");
        assertThat(lab.holder()).isNull();
    }

    @Test
    void oneAtATimeAndTheOtherIsToldWho() throws Exception {
        create();
        try (LabLock lock = lab.lock("vtool lab serve")) {
            assertThat(lock).isNotNull();
            assertThat(lab.holder()).isEqualTo(ProcessHandle.current().pid());
            LabException e = catchThrowableOfType(LabException.class, () -> lab.lock("vtool lab init"));
            assertThat(e.kind()).isEqualTo(LabException.Kind.BUSY);
            assertThat(e)
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid() + " (vtool lab serve)");
        }
        create();
    }

    private static LabUse use(LabUse.Waiting waiting) {
        AtomicLong nanos = new AtomicLong();
        return new LabUse(
                () -> 0,
                () -> nanos.addAndGet(200_000_000),
                new Random(1),
                MediumAccess.OWNED,
                Duration.ofSeconds(30),
                waiting);
    }

    @Test
    void whoWantsItForItselfWaitsForCommandsThatUseIt() throws Exception {
        create();
        LabLock reader = Objects.requireNonNull(LabLock.share(lab.path()));
        List<String> told = new ArrayList<>();
        LabUse.Waiting endsTheReader = message -> {
            told.add(message);
            try {
                reader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        lab.lock("vtool lab serve", use(endsTheReader)).close();
        assertThat(told).containsExactly("waiting for another command that has the lab in " + lab.path());
        try (LabLock other = Objects.requireNonNull(LabLock.share(lab.path()))) {
            assertThat(other).isNotNull();
            assertThat(catchThrowableOfType(LabException.class, () -> lab.lock("vtool lab serve", use(told::add))))
                    .hasMessageContaining("in use by another process");
        }
    }

    @Test
    void nobodyWaitsForAServer() throws Exception {
        create();
        try (LabLock server = lab.lock("vtool lab serve")) {
            assertThat(server).isNotNull();
            ServedFile.write(lab.path(), Map.of());
            assertThat(catchThrowableOfType(
                            LabException.class,
                            () -> lab.lock("vtool lab init", use(message -> {
                                throw new AssertionError(message);
                            }))))
                    .hasMessageContaining("(vtool lab serve)");
        }
    }

    @Test
    void anOwnerThatWasKilledIsNotNamed() throws Exception {
        create();
        Files.writeString(lab.path().resolve("owner"), "999999999\tvtool lab serve\n");
        try (LabLock reader = Objects.requireNonNull(LabLock.share(lab.path()))) {
            assertThat(reader).isNotNull();
            assertThat(catchThrowableOfType(LabException.class, () -> lab.lock("vtool lab init")))
                    .hasMessageContaining("in use by another process")
                    .hasMessageNotContaining("999999999");
        }
    }

    @Test
    void madeAnewItForgetsItsDataAndNothingElse() throws Exception {
        create();
        ArrayConfig array = lab.definition().arrays().get(0);
        Path old = Files.createDirectories(lab.data(array.name()));
        Files.writeString(old.resolve("vol0.img"), "data");
        Path note = Files.writeString(lab.path().resolve("notes.txt"), "mine");
        create();
        assertThat(old).doesNotExist();
        assertThat(note).exists();
        assertThat(lab.allocatedBytes(array, array.volumes().get(0))).isZero();
        assertThat(lab.allocatedBytes(array, array.volumes().get(1))).isEqualTo(1 << 20);
    }

    @Test
    void aFolderOfSomethingElseIsLeftAlone() throws Exception {
        Files.createDirectories(lab.path());
        Files.writeString(lab.path().resolve("thesis.tex"), "");
        LabException e = catchThrowableOfType(LabException.class, this::create);
        assertThat(e.kind()).isEqualTo(LabException.Kind.IN_THE_WAY);
        assertThat(catchThrowableOfType(LabException.class, lab::definition).kind())
                .isEqualTo(LabException.Kind.MISSING);
    }

    @Test
    void aLabWhoseMakerDiedInTheMiddleIsMadeAgain() throws Exception {
        Files.createDirectories(lab.path().resolve("data-1/array01"));
        Files.writeString(lab.path().resolve("owner"), "1\tvtool lab init\n");
        create();
        assertThat(new LabDirectory(lab.path()).definition().arrays()).isNotEmpty();
        assertThat(lab.path().resolve("data-1")).doesNotExist();
    }

    @Test
    void aLabOfAnotherVersionIsRefusedInWords() throws Exception {
        create();
        Files.writeString(lab.path().resolve("lab"), "vtool-lab\t9\t1\n");
        LabDirectory other = new LabDirectory(lab.path());
        LabException e = catchThrowableOfType(LabException.class, other::definition);
        assertThat(e.kind()).isEqualTo(LabException.Kind.UNUSABLE);
        assertThat(e).hasMessageContaining("it has form 9, and this version of vtool knows form 2");
        assertThat(e.hint()).contains("--force");
    }

    private LabException refused(PortalMap map) {
        return catchThrowableOfType(
                LabException.class,
                () -> LabServer.start(lab, map, false, new LabClock(() -> 0, System::nanoTime, 0), new Random(1))
                        .close());
    }

    @Test
    void whyAPortalCannotListenIsSaid() throws Exception {
        create();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            PortalMap busy = new PortalMap();
            busy.add("127.0.10.1=127.0.0.1:" + taken.getLocalPort());
            busy.add("127.0.0.1:0");
            LabException e = refused(busy);
            assertThat(e.kind()).isEqualTo(LabException.Kind.ADDRESS);
            assertThat(e).hasMessageContaining("another program uses it");
        }
        PortalMap remote = new PortalMap();
        remote.add("192.0.2.1:0");
        assertThat(refused(remote).kind()).isEqualTo(LabException.Kind.FORBIDDEN);
    }

    @Test
    void everyPortalGetsAPortOfItsOwn() throws Exception {
        create();
        PortalMap map = new PortalMap();
        map.add("127.0.0.1:0");
        try (LabServer server =
                LabServer.start(lab, map, false, new LabClock(() -> 0, System::nanoTime, 0), new Random(1))) {
            List<InetSocketAddress> listening = server.portals().stream()
                    .map(LabServer.ServedPortal::listening)
                    .toList();
            assertThat(listening).hasSize(2).doesNotHaveDuplicates().noneMatch(address -> address.getPort() == 0);
        }
    }
}

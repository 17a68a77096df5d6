package io.vtool.lvm.disk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.disk.Damage.Part;
import io.vtool.lvm.disk.Damage.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskReadingTest {
    private static final LvmId ID = new LvmId("abcdefghijklmnopqrstuvwxyz012345");
    private static final int AREA = ImageBuilder.AREA;
    private static final int SIZE = ImageBuilder.AREA_SIZE;
    private static final DiskArea WHERE = new DiskArea(AREA, SIZE);

    @Test
    void checksumHasLvm2sVectors() {
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
        assertThat(LvmChecksum.of(digits, 0, 0)).isEqualTo(0xF597A6CFL);
        assertThat(LvmChecksum.of(digits, 0, 9)).isEqualTo(0x4991CF02L);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void findsTheLabelInAnyOfFourSectors(int sector) {
        Label label = LabelReader.read(new ImageBuilder(1 << 20)
                .sector(sector)
                .label(ID, true, AREA, SIZE)
                .source("a"));
        PvHeader pv = label.pv();
        assertThat(label.damages()).isEmpty();
        assertThat(pv.labelSector()).isEqualTo(sector);
        assertThat(pv.id()).isEqualTo(ID);
        assertThat(pv.used()).isTrue();
        assertThat(pv.deviceSize()).isEqualTo(1 << 20);
        assertThat(pv.metadataAreas()).containsExactly(WHERE);
        assertThat(pv.dataAreas()).containsExactly(new DiskArea(1 << 20, 0));
    }

    @Test
    void labelInAFifthSectorIsNone() {
        assertThat(LabelReader.read(new ImageBuilder(1 << 20)
                                .sector(4)
                                .label(ID, true)
                                .source("a"))
                        .pv())
                .isNull();
    }

    @Test
    void damagedLabelGivesWayToTheNextOne() {
        ImageBuilder image = new ImageBuilder(1 << 20).sector(1).label(ID, true);
        image.bytes()[600]++;
        Label label = LabelReader.read(image.sector(2).label(ID, false).source("a"));
        assertThat(label.pv().labelSector()).isEqualTo(2);
        assertThat(label.damages()).extracting(Damage::problem).containsExactly(Problem.CHECKSUM);
        assertThat(label.damages().get(0).offset()).isEqualTo(512);
    }

    @Test
    void readsTextThatWrapsAround() {
        String text = "x".repeat(3000);
        MetadataArea area = read(image().text(AREA, 0, SIZE - 1024, text));
        assertThat(area.damages()).isEmpty();
        assertThat(new String(area.text(), StandardCharsets.ISO_8859_1)).isEqualTo(text);
    }

    @Test
    void tellsThePendingTextFromTheCommittedOne() {
        ImageBuilder image = image().text(AREA, 0, 512, "old").text(AREA, 1, 1024, "new");
        MetadataArea area = read(image);
        List<Damage> damages = new ArrayList<>();
        byte[] pending = MetadataReader.readText(
                image.source("a"), area.header(), area.header().precommitted(), damages);
        assertThat(new String(area.text(), StandardCharsets.US_ASCII)).isEqualTo("old");
        assertThat(new String(pending, StandardCharsets.US_ASCII)).isEqualTo("new");
        assertThat(damages).isEmpty();
    }

    @Test
    void ignoredAreaKeepsItsTextToItself() {
        ImageBuilder image = image().text(AREA, 0, 512, "old").location(AREA, 0, 512, 4, 0, 1);
        MetadataArea area = read(image);
        assertThat(area.ignored()).isTrue();
        assertThat(area.text()).isNull();
        assertThat(area.damages()).isEmpty();
        assertThat(area.header().committed()).isNotNull();
    }

    @Test
    void emptyAreaHasNoText() {
        MetadataArea area = read(image());
        assertThat(area.text()).isNull();
        assertThat(area.header().committed()).isNull();
        assertThat(area.damages()).isEmpty();
    }

    @Test
    void everySizeIsCheckedBeforeItIsBelieved() {
        assertThat(problem(image().location(AREA, 0, 512, 4L << 30, 0, 0))).isEqualTo(Problem.BEYOND_DEVICE);
        assertThat(problem(image().location(AREA, 0, 1L << 40, 9, 0, 0))).isEqualTo(Problem.BEYOND_DEVICE);
        assertThat(problem(image().location(AREA, 0, -512, 9, 0, 0))).isEqualTo(Problem.BEYOND_DEVICE);
        assertThat(problem(image().location(AREA, 0, 512, -1, 0, 0))).isEqualTo(Problem.BEYOND_DEVICE);
        assertThat(problem(image().location(AREA, 0, 512, 0, 0, 0))).isEqualTo(Problem.NAME);
        assertThat(problem(image().location(AREA, 0, 512, 9, 1, 0))).isEqualTo(Problem.NAME);
        ImageBuilder huge = image();
        huge.area(AREA, Integer.MAX_VALUE);
        assertThat(problem(huge.location(AREA, 0, 512, 1 << 30, 0, 0))).isEqualTo(Problem.BEYOND_DEVICE);
        assertThat(problem(huge.location(AREA, 0, 512, 8 << 20, 0, 0))).isEqualTo(Problem.BEYOND_DEVICE);
        assertThat(problem(huge.location(AREA, 0, 1 << 30, 100, 0, 0))).isEqualTo(Problem.BEYOND_DEVICE);
    }

    @Test
    void headerOfAnotherPlaceIsRefused() {
        ImageBuilder image = image();
        System.arraycopy(image.bytes(), AREA, image.bytes(), AREA + SIZE, 512);
        Damage damage = MetadataReader.read(image.source("a"), new DiskArea(AREA + SIZE, SIZE))
                .damages()
                .get(0);
        assertThat(damage)
                .isEqualTo(Damage.of(Part.METADATA_HEADER, AREA + SIZE, Problem.WRONG_PLACE, AREA, (long) AREA + SIZE));
    }

    @Test
    void unreadableDeviceIsAValue() {
        BlockSource broken = new BlockSource() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public long size() {
                return 1 << 20;
            }

            @Override
            public int sectorSize() {
                return 512;
            }

            @Override
            public int read(long offset, byte[] into, int at, int length) throws IOException {
                throw new IOException("medium error");
            }

            @Override
            public void close() {}
        };
        assertThat(LabelReader.read(broken).damages())
                .extracting(Damage::detail)
                .containsExactly("medium error");
        assertThat(MetadataReader.read(broken, WHERE).damages())
                .extracting(Damage::problem)
                .containsExactly(Problem.UNREADABLE);
    }

    @Test
    void findsOlderVersionsThatAreWhole() throws Exception {
        ImageBuilder image = image();
        image.text(AREA, 0, 512, version(1)).text(AREA, 0, 1024, version(2));
        image.text(AREA, 0, 2048, version(3) + "x".repeat(600)).text(AREA, 0, 2560, version(4));
        image.text(AREA, 0, SIZE - 512, version(5));
        BlockSource source = image.source("a");
        MetadataHeader header = read(image).header();
        List<RingText> texts = RingSearch.search(source, header);
        assertThat(texts).extracting(RingText::offset).containsExactly(512L, 1024L, 2560L, (long) SIZE - 512);
        assertThat(texts).extracting(RingText::seqno).containsExactly(1L, 2L, 4L, 5L);
        for (RingText text : texts) {
            assertThat(text.group()).isEqualTo(ID);
            byte[] bytes = RingSearch.text(source, header, text);
            assertThat(new String(bytes, StandardCharsets.US_ASCII)).isEqualTo(version((int) text.seqno()));
        }
    }

    @Test
    void findsAVersionThatGoesOnAtTheStartOfTheRing() throws Exception {
        String wrapped = version(6) + "#" + "x".repeat(700);
        ImageBuilder image = image();
        image.text(AREA, 0, 2048, version(4)).text(AREA, 0, SIZE - 512, wrapped);
        BlockSource source = image.source("a");
        MetadataHeader header = read(image).header();
        List<RingText> texts = RingSearch.search(source, header);
        assertThat(texts).extracting(RingText::seqno).containsExactly(4L, 6L);
        assertThat(new String(RingSearch.text(source, header, texts.get(1)), StandardCharsets.US_ASCII))
                .isEqualTo(wrapped);
    }

    @Test
    void findsVersionsFarBehindInALargeArea() throws Exception {
        byte[] text = version(9).getBytes(StandardCharsets.US_ASCII);
        long place = AREA + (70L << 20);
        BlockSource large = new BlockSource() {
            @Override
            public String name() {
                return "large";
            }

            @Override
            public long size() {
                return 1L << 40;
            }

            @Override
            public int sectorSize() {
                return 512;
            }

            @Override
            public int read(long offset, byte[] into, int at, int length) {
                Arrays.fill(into, at, at + length, (byte) 0);
                for (int i = 0; i < text.length; i++) {
                    long where = place + i - offset;
                    if (where >= 0 && where < length) {
                        into[at + (int) where] = text[i];
                    }
                }
                return length;
            }

            @Override
            public void close() {}
        };
        RawLocation nothing = new RawLocation(0, 0, 0, 0);
        MetadataHeader header = new MetadataHeader(0, 1, AREA, 100L << 20, nothing, List.of());
        List<RingText> texts = RingSearch.search(large, header);
        assertThat(texts).extracting(RingText::offset).containsExactly(70L << 20);
        assertThat(RingSearch.text(large, header, texts.get(0))).isEqualTo(text);
    }

    @Test
    void readsFilesAtPlaces(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("a.img");
        Files.write(file, image().label(ID, false, AREA, SIZE).bytes());
        try (BlockSource source = FileBlockSource.open("a", file, 512)) {
            byte[] into = new byte[8];
            assertThat(source.size()).isEqualTo(1 << 20);
            assertThat(source.read(514, into, 2, 4)).isEqualTo(4);
            assertThat(new String(into, 2, 4, StandardCharsets.US_ASCII)).isEqualTo("BELO");
            assertThat(source.read((1 << 20) - 3, into, 0, 8)).isEqualTo(3);
            assertThat(source.read(1L << 40, into, 0, 8)).isZero();
            assertThat(LabelReader.read(source).pv().id()).isEqualTo(ID);
        }
    }

    @Test
    void mutatedImagesAreReadOrRefused() throws Exception {
        byte[] good = image().label(ID, true, AREA, SIZE)
                .text(AREA, 0, 512, version(1))
                .bytes();
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] bad = good.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                int place = random.nextBoolean() ? 512 + random.nextInt(200) : AREA + random.nextInt(700);
                bad[place] ^= (byte) (1 << random.nextInt(8));
            }
            ImageBuilder sealed = new ImageBuilder(good.length);
            System.arraycopy(bad, 0, sealed.bytes(), 0, bad.length);
            if (random.nextBoolean()) {
                sealed.sealLabel().sealArea(AREA);
            }
            BlockSource source = sealed.source("a");
            PvHeader pv = LabelReader.read(source).pv();
            if (pv == null) {
                refused++;
                continue;
            }
            for (DiskArea area : pv.metadataAreas()) {
                MetadataArea read = MetadataReader.read(source, area);
                assertThat(read.text() == null || read.damages().isEmpty()).isTrue();
                if (read.header() != null) {
                    RingSearch.search(source, read.header());
                }
            }
        }
        assertThat(refused).isBetween(100, 2900);
    }

    private static String version(int seqno) {
        return "vg {\nid = \"" + ID.dashed() + "\"\nseqno = " + seqno + "\n}\n";
    }

    private static ImageBuilder image() {
        return new ImageBuilder(1 << 20).area(AREA, SIZE);
    }

    private static MetadataArea read(ImageBuilder image) {
        return MetadataReader.read(image.source("a"), WHERE);
    }

    private static Problem problem(ImageBuilder image) {
        MetadataArea area = read(image);
        assertThat(area.text()).isNull();
        return area.damages().get(0).problem();
    }
}

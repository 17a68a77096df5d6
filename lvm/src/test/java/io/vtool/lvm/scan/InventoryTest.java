package io.vtool.lvm.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.disk.Damage;
import io.vtool.lvm.disk.ImageBuilder;
import io.vtool.lvm.disk.MemoryBlockSource;
import io.vtool.lvm.model.GroupTexts;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InventoryTest {
    private static final int AREA = ImageBuilder.AREA;
    private static final int SIZE = ImageBuilder.AREA_SIZE;
    private static final String OLD = GroupTexts.group(1);
    private static final String NEW = GroupTexts.group(2, GroupTexts.linear("root", "pv0", 0, 5));

    @Test
    void newestVersionCountsAndTheOtherIsStale() {
        GroupView view = only(Inventory.of(List.of(device("a", 1, OLD), device("b", 2, NEW))));
        assertThat(view.group().seqno()).isEqualTo(2);
        assertThat(view.copies())
                .extracting(MetadataCopy::state)
                .containsExactly(MetadataCopy.State.STALE, MetadataCopy.State.CURRENT);
        assertThat(view.partial()).isFalse();
    }

    @Test
    void sameNumberWithAnotherContentIsAConflict() {
        GroupView view = only(Inventory.of(List.of(device("a", 1, NEW), device("b", 2, NEW.replace("root", "home")))));
        assertThat(view.copies())
                .extracting(MetadataCopy::state)
                .containsExactly(MetadataCopy.State.CURRENT, MetadataCopy.State.CONFLICTING);
    }

    @Test
    void missingPvsAreNamed() {
        GroupView view = only(Inventory.of(List.of(device("a", 1, NEW))));
        assertThat(view.partial()).isTrue();
        assertThat(view.pvs()).extracting(PvView::missing).containsExactly(false, true);
    }

    @Test
    void pvMarkedAsMissingMakesTheGroupPartial() {
        String marked =
                NEW.replace("[\"ALLOCATABLE\"]\ndev_size", "[\"ALLOCATABLE\"]\nflags = [\"MISSING\"]\ndev_size");
        GroupView view = only(Inventory.of(List.of(device("a", 1, marked), device("b", 2, marked))));
        assertThat(view.partial()).isTrue();
        assertThat(view.pvs()).extracting(PvView::missing).containsExactly(false, false);
    }

    @Test
    void pathsToOneUnitAreDuplicates() {
        GroupView view = only(Inventory.of(List.of(device("a", 1, NEW), device("b", 2, NEW), device("c", 1, NEW))));
        assertThat(view.pvs()).extracting(PvView::duplicate).containsExactly(true, false);
        assertThat(view.pvs().get(0).devices()).extracting(ScannedDevice::name).containsExactly("a", "c");
    }

    @Test
    void groupsOfOneNameStayApart() {
        String twin = NEW.replace(GroupTexts.id(0).dashed(), GroupTexts.id(50).dashed())
                .replace(GroupTexts.id(1).dashed(), GroupTexts.id(51).dashed());
        Inventory inventory = Inventory.of(List.of(device("a", 1, NEW), device("b", 51, twin)));
        assertThat(inventory.named("vg")).hasSize(2);
        assertThat(inventory.orphans()).isEmpty();
    }

    @Test
    void pvsWithoutAGroupAreOrphans() {
        Inventory inventory = Inventory.of(List.of(device("a", 1, NEW), device("b", 77, null)));
        assertThat(inventory.orphans()).extracting(ScannedDevice::name).containsExactly("b");
        assertThat(inventory.carrying(GroupTexts.id(77))).hasSize(1);
    }

    @Test
    void pvWithoutAreasBelongsToTheGroupThatListsIt() {
        ImageBuilder bare = new ImageBuilder(1 << 20).label(GroupTexts.id(2), true);
        Inventory inventory = Inventory.of(List.of(device("a", 1, NEW), ScannedDevice.read(bare.source("b"))));
        assertThat(only(inventory).partial()).isFalse();
        assertThat(inventory.orphans()).isEmpty();
    }

    @Test
    void damagedCopyLeavesTheOtherToServe() {
        byte[] bad = image(GroupTexts.id(1), NEW).bytes();
        bad[AREA + 600]++;
        ScannedDevice damaged = ScannedDevice.read(new MemoryBlockSource("a", bad, 512));
        GroupView view = only(Inventory.of(List.of(damaged, device("b", 2, NEW))));
        assertThat(damaged.damages()).extracting(Damage::problem).containsExactly(Damage.Problem.CHECKSUM);
        assertThat(view.copies()).hasSize(1);
        assertThat(view.partial()).isFalse();
    }

    @Test
    void soundTextThatIsNoGroupIsTold() {
        Inventory inventory = Inventory.of(List.of(device("a", 1, "vg {"), device("b", 2, "x = 1")));
        assertThat(inventory.groups()).isEmpty();
        assertThat(inventory.unreadable())
                .extracting(copy -> copy.damage().problem())
                .containsExactly(Damage.Problem.SYNTAX, Damage.Problem.CONTENT);
        assertThat(inventory.unreadable().get(0).damage().offset()).isEqualTo(AREA + 512);
    }

    @Test
    void moreAreasThanLvm2MakesAreNotFollowed() {
        ImageBuilder image = new ImageBuilder(1 << 20)
                .label(GroupTexts.id(1), true, AREA, SIZE, AREA, SIZE, AREA, SIZE, AREA, SIZE)
                .area(AREA, SIZE);
        ScannedDevice device = ScannedDevice.read(image.source("a"));
        assertThat(device.areas()).hasSize(ScannedDevice.MAX_AREAS);
        assertThat(device.damages()).extracting(Damage::problem).containsExactly(Damage.Problem.TOO_MANY);
    }

    @Test
    void tenThousandVolumesAreOnePass() {
        String[] volumes = new String[10_000];
        for (int i = 0; i < volumes.length; i++) {
            volumes[i] = GroupTexts.linear("lv" + i, "pv0", 0, 1);
        }
        ImageBuilder image = new ImageBuilder(8 << 20)
                .label(GroupTexts.id(1), true, AREA, 4 << 20)
                .area(AREA, 4 << 20)
                .text(AREA, 0, (4 << 20) - 1024, GroupTexts.group(1, volumes));
        ScannedDevice device = ScannedDevice.read(image.source("a"));
        assertThat(only(Inventory.of(List.of(device))).group().volumes()).hasSize(10_000);
    }

    @Test
    void mutatedTextsWithRightChecksumsAreGroupsOrTold() {
        Random random = new Random(11);
        int groups = 0;
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder(NEW);
            for (int n = random.nextInt(3); n >= 0; n--) {
                int at = random.nextInt(text.length());
                if (random.nextInt(4) == 0) {
                    text.setLength(at + 1);
                } else {
                    text.setCharAt(at, (char) (text.charAt(at) ^ (1 << random.nextInt(8))));
                }
            }
            ScannedDevice device = device("a", 1, text.toString());
            Inventory inventory = Inventory.of(List.of(device));
            groups += inventory.groups().size();
            assertThat(inventory.groups().size()
                            + inventory.unreadable().size()
                            + device.damages().size())
                    .isEqualTo(1);
        }
        assertThat(groups).isBetween(50, 1950);
    }

    private static GroupView only(Inventory inventory) {
        assertThat(inventory.groups()).hasSize(1);
        return inventory.groups().get(0);
    }

    private static ScannedDevice device(String name, int id, String text) {
        return ScannedDevice.read(image(GroupTexts.id(id), text).source(name));
    }

    private static ImageBuilder image(LvmId id, String text) {
        ImageBuilder image =
                new ImageBuilder(1 << 20).label(id, text != null, AREA, SIZE).area(AREA, SIZE);
        return text == null ? image : image.text(AREA, 0, 512, text);
    }
}

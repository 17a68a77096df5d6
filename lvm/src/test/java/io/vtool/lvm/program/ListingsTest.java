package io.vtool.lvm.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.lvm.kernel.KernelState;
import io.vtool.lvm.write.MemoryTarget;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the listings say of each scene, word for word; {@link RealCommandsTest} shows that lvm2 says the same. Files are
 * written anew with {@code -Dvtool.regenerate=true}.
 */
class ListingsTest {
    private static final List<String> COMMANDS = List.of(
            "pvscan", "vgscan", "lvscan", "pvdisplay -c", "vgdisplay -c", "lvdisplay -a -m", "vgck", "pvck /dev/sda");

    static List<String> scenes() {
        return List.copyOf(Scenes.all().keySet());
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void saysWhatLvm2Says(String scene) throws Exception {
        String said = run(scene);
        if (Boolean.getBoolean("vtool.regenerate")) {
            Path folder = Path.of("src/test/resources/io/vtool/lvm/program");
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(scene + ".txt"), said);
            return;
        }
        try (InputStream in = ListingsTest.class.getResourceAsStream(scene + ".txt")) {
            assertThat(in).as("no file for " + scene).isNotNull();
            assertThat(said).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String run(String scene) throws Exception {
        OwnLvm lvm = new OwnLvm(KernelState.NO_DRIVER);
        char letter = 'a';
        for (MemoryTarget device : Scenes.all().get(scene).call()) {
            lvm.device(device.source("/dev/sd" + letter++));
        }
        StringBuilder said = new StringBuilder();
        for (String command : COMMANDS) {
            OwnLvm.Answer answer = lvm.run(command.split(" "));
            said.append("$ ").append(command).append('\n');
            said.append(answer.out()).append("---- stderr\n").append(answer.err());
            said.append("---- status ").append(answer.status()).append("\n\n");
        }
        return said.toString();
    }
}

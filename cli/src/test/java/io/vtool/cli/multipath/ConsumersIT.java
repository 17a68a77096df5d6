package io.vtool.cli.multipath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs of others that call multipath and mpathpersist, unchanged, on the lab through its links. They want device nodes to
 * be there, so they run in a mount namespace of their own, in which {@code /dev/mapper} has some that nobody opens.
 */
@Tag("interop")
@Timeout(120)
class ConsumersIT {
    private static final String NODES = """
            vtool=$1 VTOOL_LAB=$2 place=$3
            export VTOOL_LAB
            mkdir -p /dev/mapper
            mount -t tmpfs none /dev/mapper && mknod /dev/mapper/mpatha b 253 0 && mknod /dev/mapper/mpathb b 253 1 || exit 99
            "$vtool" multipath -ll >"$place/ll" || exit 98
            VTOOL_HOST=xen2 "$vtool" multipath -ll >"$place/ll2" || exit 97
            eval "$("$vtool" lab env --lab "$VTOOL_LAB")"
            """;

    private static final String FENCING = """
            for pair in xen1:0xa1 xen2:0xb2; do
              conf=$(find "$VTOOL_LAB" -path "*hosts/${pair%:*}/etc/multipath.conf")
              sed -i "s/defaults {/defaults {\\n reservation_key ${pair#*:}/" "$conf"
              VTOOL_HOST=${pair%:*} multipathd reconfigure >/dev/null
            done
            agent() {
              echo "$1 $2 $3"
              VTOOL_HOST=$1 fence_mpath -d /dev/mapper/mpatha,/dev/mapper/mpathb -k "$2" -o "$3" \\
                --mpathpersist-path="$(command -v mpathpersist)" --store-path="$place/$1" 2>&1
              echo "= $?"
            }
            agent xen1 a1 status
            agent xen1 a1 on
            agent xen2 b2 on
            agent xen2 a1 off
            agent xen1 a1 status
            mpathpersist -ik /dev/mapper/mpathb
            """;

    private static final String BRICK = """
            /usr/bin/python3 - <<'EOF'
            from os_brick import privileged
            privileged.default.set_client_mode(False)
            from os_brick.initiator import linuxscsi
            found = linuxscsi.LinuxSCSI('').find_multipath_device('360014050a110000000000000000000a0')
            print(found['name'], found['id'], ' '.join(each['device'] for each in found['devices']))
            print(found['devices'][1])
            EOF
            """;

    @TempDir
    Path folder;

    private String script(String text) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Path vtool = Path.of("target/vtool/vtool").toAbsolutePath();
        Process process = new ProcessBuilder(
                        "unshare",
                        "-m",
                        "sh",
                        "-c",
                        NODES + text + "rm -rf \"$VTOOL_LAB/bin\"\n",
                        "sh",
                        vtool.toString(),
                        folder.resolve("lab").toString(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(100, TimeUnit.SECONDS);
        String output = Files.readString(log);
        assertThat(ended).as(output).isTrue();
        assumeTrue(process.exitValue() != 99, "no mount namespace or device nodes here");
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    @Test
    void fenceMpathFencesTheOtherHost() throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/sbin/fence_mpath")), "fence_mpath is not here");
        assertThat(script(FENCING)).isEqualTo("""
                        xen1 a1 status
                        Status: OFF
                        = 2
                        xen1 a1 on
                        Success: Powered ON
                        = 0
                        xen2 b2 on
                        Success: Powered ON
                        = 0
                        xen2 a1 off
                        Success: Powered OFF
                        = 0
                        xen1 a1 status
                        Status: OFF
                        = 2
                          PR generation=0x6, \t1 registered reservation key follows:
                            0xb2
                        """);
    }

    @Test
    void osBrickFindsTheMapAndItsPaths() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/usr/lib/python3/dist-packages/os_brick")), "os-brick is not here");
        assertThat(script(BRICK)).isEqualTo("""
                        mpatha 360014050a110000000000000000000a0 /dev/sda /dev/sde /dev/sdi /dev/sdm
                        {'device': '/dev/sde', 'host': '1', 'channel': '0', 'id': '0', 'lun': '0'}
                        """);
    }
}

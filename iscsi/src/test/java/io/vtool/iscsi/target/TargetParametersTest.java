package io.vtool.iscsi.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.iscsi.login.SessionParameters;
import io.vtool.iscsi.login.TargetParameters;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a target is told to want of the text keys. */
@Timeout(60)
class TargetParametersTest {
    private static final InetSocketAddress ADDRESS = new InetSocketAddress("127.0.0.1", 0);

    private static TargetDefinition target(RamDisk disk, Map<String, String> parameters) {
        List<TargetPortal> portals = List.of(new TargetPortal(ADDRESS, 1, 1, null));
        return new TargetDefinition(Fixture.TARGET, null, portals, disk, null, null, parameters);
    }

    @Test
    void anInitiatorThatWantsMoreGetsWhatTheTargetWants() throws IOException {
        RamDisk disk = new RamDisk(1 << 20);
        TargetDefinition target = target(
                disk,
                Map.of(
                        "MaxBurstLength", "8192",
                        "FirstBurstLength", "4096",
                        "MaxRecvDataSegmentLength", "1024",
                        "InitialR2T", "Yes",
                        "ImmediateData", "No",
                        "MaxOutstandingR2T", "1",
                        "HeaderDigest", "CRC32C"));
        ServerDefinition definition = new ServerDefinition(List.of(target), null, Fixture.limits(), false);
        try (TargetServer server = new TargetServer(definition, () -> 1, new Random(1))) {
            server.start();
            try (Client client = new Client(server.boundAddress(ADDRESS))) {
                client.login(Client.settings(
                        Fixture.TARGET,
                        Client.wishes(
                                "MaxBurstLength", "262144",
                                "FirstBurstLength", "65536",
                                "InitialR2T", "No",
                                "ImmediateData", "Yes",
                                "MaxOutstandingR2T", "8",
                                "MaxConnections", "8",
                                "HeaderDigest", "None,CRC32C")));
                SessionParameters agreed = client.agreed;
                assertThat(agreed.maxBurstLength()).isEqualTo(8192);
                assertThat(agreed.firstBurstLength()).isEqualTo(4096);
                assertThat(agreed.peerMaxRecvDataSegmentLength()).isEqualTo(1024);
                assertThat(agreed.initialR2T()).isTrue();
                assertThat(agreed.immediateData()).isFalse();
                assertThat(agreed.maxOutstandingR2T()).isEqualTo(1);
                assertThat(agreed.headerDigest()).isTrue();
                assertThat(client.login.keys().value("MaxConnections")).isEqualTo("1");
                byte[] data = new byte[20_480];
                new Random(2).nextBytes(data);
                assertThat(client.write(3, data).status()).isZero();
                assertThat(client.read(3, 40).data()).isEqualTo(data);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MaxBurstLength, 511",
        "MaxBurstLength, 0x1000",
        "MaxBurstLength, many",
        "MaxRecvDataSegmentLength, 16777216",
        "InitialR2T, yes",
        "HeaderDigest, MD5",
        "MaxConnections, 4",
        "TargetAlias, x",
        "Unheard, 1"
    })
    void whatCannotBeIsRefused(String key, String value) {
        assertThat(TargetParameters.problem(key, value)).isNotNull();
        assertThatThrownBy(() -> target(new RamDisk(512), Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }

    @ParameterizedTest
    @CsvSource({
        "MaxBurstLength, 512",
        "MaxRecvDataSegmentLength, 16777215",
        "ImmediateData, No",
        "DataDigest, 'CRC32C,None'"
    })
    void whatCanBeIsTaken(String key, String value) {
        assertThat(TargetParameters.problem(key, value)).isNull();
    }
}

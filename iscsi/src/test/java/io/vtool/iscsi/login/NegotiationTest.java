package io.vtool.iscsi.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.iscsi.text.KeyValue;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {
    @ParameterizedTest
    @CsvSource({
        "MaxBurstLength,1000,2000,1000",
        "MaxBurstLength,2000,1000,1000",
        "MaxBurstLength,16777216,1000,Reject",
        "MaxBurstLength,abc,1000,Reject",
        "DefaultTime2Wait,0,2,2",
        "DefaultTime2Wait,7,2,7",
        "DefaultTime2Retain,0,20,0",
        "ErrorRecoveryLevel,2,0,0",
        "ErrorRecoveryLevel,1,0,0",
        "ErrorRecoveryLevel,3,0,Reject",
        "ImmediateData,Yes,Yes,Yes",
        "ImmediateData,No,Yes,No",
        "ImmediateData,yes,Yes,Reject",
        "InitialR2T,No,No,No",
        "InitialR2T,No,Yes,Yes",
        "HeaderDigest,'None,CRC32C','CRC32C,None',None",
        "HeaderDigest,'CRC32C,None','None,CRC32C',CRC32C",
        "HeaderDigest,CRC32C,None,Reject",
        "IFMarker,No,No,No",
        "IFMarker,Yes,No,No",
        "OFMarkInt,2048~65536,0,Reject",
        "iSCSIProtocolLevel,2,2,2",
        "X-com.example.key,1,0,NotUnderstood"
    })
    void aTargetAnswersByTheResultFunction(String key, String offer, String wish, String expected) throws Exception {
        Negotiation target = new Negotiation(true, Map.of(key, wish));
        assertThat(target.receive(new KeyValue(key, offer), 'O')).isEqualTo(new KeyValue(key, expected));
        if (!expected.equals("Reject") && !expected.equals("NotUnderstood")) {
            assertThat(target.value(key)).isEqualTo(expected);
        }
    }

    @Test
    void aRejectedOfferLeavesTheDefault() throws Exception {
        Negotiation target = new Negotiation(true, Map.of());
        target.receive(new KeyValue("MaxBurstLength", "1"), 'O');
        assertThat(target.value("MaxBurstLength")).isEqualTo("262144");
    }

    @Test
    void bothEndsArriveAtTheSameValue() throws Exception {
        Negotiation initiator = new Negotiation(false, Map.of("FirstBurstLength", "4096", "InitialR2T", "No"));
        Negotiation target = new Negotiation(true, Map.of("FirstBurstLength", "65536", "InitialR2T", "No"));
        for (String key : new String[] {"FirstBurstLength", "InitialR2T"}) {
            assertThat(initiator.receive(target.receive(initiator.offer(key), 'O'), 'O'))
                    .isNull();
            assertThat(initiator.value(key)).isEqualTo(target.value(key));
        }
        assertThat(initiator.value("FirstBurstLength")).isEqualTo("4096");
    }

    @Test
    void aKeyIsNegotiatedOnce() throws Exception {
        Negotiation target = new Negotiation(true, Map.of());
        target.receive(new KeyValue("InitialR2T", "No"), 'O');
        assertThatThrownBy(() -> target.receive(new KeyValue("InitialR2T", "No"), 'O'))
                .isInstanceOfSatisfying(
                        LoginException.class, e -> assertThat(e.status()).isEqualTo(LoginStatus.INITIATOR_ERROR));
    }

    @Test
    void dataKeysMeanNothingInDiscovery() throws Exception {
        Negotiation target = new Negotiation(true, Map.of());
        target.discovery(true);
        assertThat(target.receive(new KeyValue("MaxBurstLength", "1000"), 'O').value())
                .isEqualTo("Irrelevant");
        assertThat(target.value("MaxBurstLength")).isEqualTo("262144");
    }

    @Test
    void declarationsGetNoAnswerAndAreChecked() throws Exception {
        Negotiation target = new Negotiation(true, Map.of());
        assertThat(target.receive(new KeyValue("MaxRecvDataSegmentLength", "0x10000"), 'O'))
                .isNull();
        assertThat(target.declared("MaxRecvDataSegmentLength")).isEqualTo("0x10000");
        assertThat(SessionParameters.of(target).peerMaxRecvDataSegmentLength()).isEqualTo(65536);
        Negotiation other = new Negotiation(true, Map.of());
        assertThatThrownBy(() -> other.receive(new KeyValue("MaxRecvDataSegmentLength", "1"), 'O'))
                .isInstanceOf(LoginException.class);
        assertThatThrownBy(() -> other.receive(new KeyValue("TargetAlias", "mine"), 'O'))
                .isInstanceOf(LoginException.class);
    }

    @Test
    void anAnswerBeyondTheOfferIsRefused() {
        Negotiation initiator = new Negotiation(false, Map.of("MaxBurstLength", "1000"));
        KeyValue offer = initiator.offer("MaxBurstLength");
        assertThat(offer.value()).isEqualTo("1000");
        assertThatThrownBy(() -> initiator.receive(new KeyValue("MaxBurstLength", "1001"), 'O'))
                .isInstanceOf(LoginException.class);
    }
}

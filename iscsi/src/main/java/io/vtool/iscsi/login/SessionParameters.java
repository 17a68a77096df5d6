package io.vtool.iscsi.login;

/**
 * What a login agreed on, in numbers (RFC 7143 13).
 *
 * @param headerDigest whether header digests are on
 * @param dataDigest whether data digests are on
 * @param initialR2T whether a write has to wait for an R2T
 * @param immediateData whether a command may carry data
 * @param maxBurstLength longest data sequence in bytes
 * @param firstBurstLength most unsolicited data of one command in bytes
 * @param maxOutstandingR2T how many R2Ts one command may have open
 * @param defaultTime2Wait seconds before a reconnection
 * @param defaultTime2Retain seconds that tasks are kept after that
 * @param errorRecoveryLevel 0 to 2
 * @param protocolLevel iSCSIProtocolLevel: 2 and up have the functions of RFC 7144
 * @param ownMaxRecvDataSegmentLength longest data segment this end takes
 * @param peerMaxRecvDataSegmentLength longest data segment the other end takes
 */
public record SessionParameters(
        boolean headerDigest,
        boolean dataDigest,
        boolean initialR2T,
        boolean immediateData,
        int maxBurstLength,
        int firstBurstLength,
        int maxOutstandingR2T,
        int defaultTime2Wait,
        int defaultTime2Retain,
        int errorRecoveryLevel,
        int protocolLevel,
        int ownMaxRecvDataSegmentLength,
        int peerMaxRecvDataSegmentLength) {

    static SessionParameters of(Negotiation keys) {
        int maxBurst = number(keys, "MaxBurstLength");
        return new SessionParameters(
                keys.value("HeaderDigest").equals("CRC32C"),
                keys.value("DataDigest").equals("CRC32C"),
                yes(keys, "InitialR2T"),
                yes(keys, "ImmediateData"),
                maxBurst,
                Math.min(number(keys, "FirstBurstLength"), maxBurst),
                number(keys, "MaxOutstandingR2T"),
                number(keys, "DefaultTime2Wait"),
                number(keys, "DefaultTime2Retain"),
                number(keys, "ErrorRecoveryLevel"),
                number(keys, "iSCSIProtocolLevel"),
                Integer.parseInt(keys.own("MaxRecvDataSegmentLength")),
                keys.peerNumber("MaxRecvDataSegmentLength"));
    }

    private static boolean yes(Negotiation keys, String key) {
        return keys.value(key).equals("Yes");
    }

    private static int number(Negotiation keys, String key) {
        return Integer.parseInt(keys.value(key));
    }
}

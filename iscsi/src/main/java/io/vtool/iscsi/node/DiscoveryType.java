package io.vtool.iscsi.node;

/** The kinds of discovery of which records are kept. */
public enum DiscoveryType {
    /** A portal was asked for its targets. */
    SENDTARGETS("sendtargets", "send_targets", "send_targets", "st_config", 3260),
    /** An iSNS server was asked for targets. */
    ISNS("isns", "isns", "isns", "isns_config", 3205);

    private final String word;
    private final String nodeWord;
    private final String folder;
    private final String config;
    private final int port;

    DiscoveryType(String word, String nodeWord, String folder, String config, int port) {
        this.word = word;
        this.nodeWord = nodeWord;
        this.folder = folder;
        this.config = config;
        this.port = port;
    }

    /** What keys and listings call it: {@code sendtargets}. */
    public String word() {
        return word;
    }

    /** What the node records it finds call it: {@code send_targets}. */
    public String nodeWord() {
        return nodeWord;
    }

    /** The port asked when none is given. */
    public int port() {
        return port;
    }

    /** The key of its records for whom to ask; open-iscsi has the same for all kinds. */
    public String addressKey() {
        return "discovery.sendtargets.address";
    }

    /** The key of its records for the port. */
    public String portKey() {
        return "discovery.sendtargets.port";
    }

    /** The keys of its records. */
    public RecordTable table() {
        return this == ISNS ? RecordTable.isns() : RecordTable.discovery();
    }

    String folder() {
        return folder;
    }

    String config() {
        return config;
    }
}

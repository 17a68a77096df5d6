package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/** An event while it is read: what is still unknown is null. */
final class EventBuilder {
    String form;
    final Origin origin;

    @Nullable
    Integer host;

    @Nullable
    Integer device;

    @Nullable
    Integer plugin;

    @Nullable
    Integer driver;

    @Nullable
    Integer senseKey;

    @Nullable
    Integer asc;

    @Nullable
    Integer ascq;

    @Nullable
    Integer opcode;

    @Nullable
    SenseKind senseKind;

    @Nullable
    String act;

    @Nullable
    String deviceId;

    @Nullable
    String pathId;

    @Nullable
    Integer serviceAction;

    @Nullable
    Long lba;

    @Nullable
    Long blocks;

    @Nullable
    Long tag;

    @Nullable
    Long repeated;

    @Nullable
    Integer nvmeStatus;

    @Nullable
    Integer nvmeOpcode;

    @Nullable
    String timestamp;

    @Nullable
    String sense;

    @Nullable
    Long sector;

    @Nullable
    String blockError;

    @Nullable
    Integer adapter;

    @Nullable
    Integer eventId;

    @Nullable
    Boolean deferred;

    /** Whether a prefix of its own (device, path, header) stands before this event. */
    boolean prefixed;
    /** Where the text of the event starts and ends. */
    int start;

    int end;

    EventBuilder(String form, Origin origin) {
        this.form = form;
        this.origin = origin;
    }

    /** Sets the four bytes of a Linux result: driver, host, message, status. */
    void result(long value) {
        driver = (int) (value >>> 24 & 0xff);
        host = (int) (value >>> 16 & 0xff);
        device = (int) (value & 0xff);
    }

    void senseTriple(int key, int code, int qualifier) {
        senseKey = key;
        asc = code;
        ascq = qualifier;
    }

    /** Sets what valid sense data say; nothing when the bytes are none. */
    void sense(byte[] bytes) {
        EventBuilder data = RawSense.event(bytes, "", origin);
        if (data != null) {
            senseKey = data.senseKey;
            asc = data.asc;
            ascq = data.ascq;
            senseKind = SenseKind.VALID;
            deferred = data.deferred;
            sense = data.sense;
        }
    }

    /**
     * Whether the next event of a line only adds to this one: nothing that both know, a short way on, and without a
     * prefix of its own.
     */
    boolean takesIn(EventBuilder next) {
        return !next.prefixed
                && next.start - end <= 120
                && (senseKey == null || next.senseKey == null)
                && (asc == null || next.asc == null)
                && (device == null || next.device == null)
                && host(next)
                && (opcode == null || next.opcode == null)
                && (nvmeStatus == null || next.nvmeStatus == null)
                && (blockError == null) == (next.blockError == null)
                && (deviceId == null || next.deviceId == null)
                && !isStandAlone()
                && !next.isStandAlone();
    }

    private boolean host(EventBuilder next) {
        return host == null || next.host == null;
    }

    private boolean isStandAlone() {
        return host == null
                && device == null
                && senseKey == null
                && asc == null
                && opcode == null
                && nvmeStatus == null
                && driver == null
                && adapter == null;
    }

    /** Adds what the next event of the line knows. */
    void takeIn(EventBuilder next) {
        host = host == null ? next.host : host;
        device = device == null ? next.device : device;
        plugin = plugin == null ? next.plugin : plugin;
        driver = driver == null ? next.driver : driver;
        senseKey = senseKey == null ? next.senseKey : senseKey;
        asc = asc == null ? next.asc : asc;
        ascq = ascq == null ? next.ascq : ascq;
        opcode = opcode == null ? next.opcode : opcode;
        senseKind = senseKind == null ? next.senseKind : senseKind;
        act = act == null ? next.act : act;
        deviceId = deviceId == null ? next.deviceId : deviceId;
        pathId = pathId == null ? next.pathId : pathId;
        serviceAction = serviceAction == null ? next.serviceAction : serviceAction;
        lba = lba == null ? next.lba : lba;
        blocks = blocks == null ? next.blocks : blocks;
        repeated = repeated == null ? next.repeated : repeated;
        nvmeStatus = nvmeStatus == null ? next.nvmeStatus : nvmeStatus;
        nvmeOpcode = nvmeOpcode == null ? next.nvmeOpcode : nvmeOpcode;
        sense = sense == null ? next.sense : sense;
        adapter = adapter == null ? next.adapter : adapter;
        eventId = eventId == null ? next.eventId : eventId;
        deferred = deferred == null ? next.deferred : deferred;
        tag = tag == null ? next.tag : tag;
        sector = sector == null ? next.sector : sector;
        blockError = blockError == null ? next.blockError : blockError;
        end = next.end;
    }

    /** Adds what another line says about the same command. */
    void takeIn(StatusEvent other) {
        EventBuilder next = new EventBuilder(other.form(), other.origin());
        next.host = other.host();
        next.device = other.device();
        next.plugin = other.plugin();
        next.driver = other.driver();
        next.senseKey = other.senseKey();
        next.asc = other.asc();
        next.ascq = other.ascq();
        next.opcode = other.opcode();
        next.senseKind = other.senseKind();
        next.act = other.act();
        next.deviceId = other.deviceId();
        next.pathId = other.pathId();
        next.details(other.details());
        takeIn(next);
    }

    private void details(StatusEvent.Details details) {
        serviceAction = details.serviceAction();
        lba = details.lba();
        blocks = details.blocks();
        tag = details.tag();
        repeated = details.repeated();
        nvmeStatus = details.nvmeStatus();
        nvmeOpcode = details.nvmeOpcode();
        sense = details.sense();
        sector = details.sector();
        blockError = details.blockError();
        adapter = details.adapter();
        eventId = details.eventId();
        deferred = details.deferred();
    }

    StatusEvent build(long line) {
        return new StatusEvent(
                line, form, origin, host, device, plugin, driver, senseKey, asc, ascq, opcode, senseKind, act, deviceId,
                pathId, details());
    }

    private StatusEvent.Details details() {
        return new StatusEvent.Details(
                serviceAction,
                lba,
                blocks,
                tag,
                repeated,
                nvmeStatus,
                nvmeOpcode,
                timestamp,
                sense,
                sector,
                blockError,
                adapter,
                eventId,
                deferred);
    }
}

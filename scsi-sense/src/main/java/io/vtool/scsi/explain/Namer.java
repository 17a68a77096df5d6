package io.vtool.scsi.explain;

import io.vtool.scsi.log.Origin;
import io.vtool.scsi.log.SenseKind;
import io.vtool.scsi.log.StatusEvent;
import io.vtool.scsi.table.AdapterStatuses;
import io.vtool.scsi.table.AdditionalSense;
import io.vtool.scsi.table.EsxAct;
import io.vtool.scsi.table.EsxActs;
import io.vtool.scsi.table.EsxHostStatus;
import io.vtool.scsi.table.EsxHostStatuses;
import io.vtool.scsi.table.EsxPluginStatus;
import io.vtool.scsi.table.EsxPluginStatuses;
import io.vtool.scsi.table.LinuxDriverByte;
import io.vtool.scsi.table.LinuxDriverBytes;
import io.vtool.scsi.table.LinuxHostByte;
import io.vtool.scsi.table.LinuxHostBytes;
import io.vtool.scsi.table.NvmeStatus;
import io.vtool.scsi.table.NvmeStatuses;
import io.vtool.scsi.table.OperationCode;
import io.vtool.scsi.table.OperationCodes;
import io.vtool.scsi.table.SenseKey;
import io.vtool.scsi.table.SenseKeys;
import io.vtool.scsi.table.Status;
import io.vtool.scsi.table.Statuses;
import io.vtool.scsi.table.Vendor;
import io.vtool.scsi.table.VendorSense;
import io.vtool.scsi.table.WindowsEvents;
import org.jspecify.annotations.Nullable;

/** Looks up the name of each of an event's numbers; a table is loaded only when a number needs it. */
final class Namer {
    private static final int NEWEST_RELEASE = 8;
    private static final int LOWER_HALF = 0xf;

    private Namer() {}

    static Names names(
            StatusEvent event,
            ExplainOptions options,
            @Nullable Integer release,
            @Nullable String family,
            @Nullable Vendor maker) {
        boolean decoded = event.senseKind() != SenseKind.INVALID;
        return new Names(
                event.origin() == Origin.LINUX ? linuxHost(event.host()) : esxHost(event.host()),
                status(event.device()),
                plugin(event.plugin(), release),
                driver(event.driver()),
                decoded ? senseKey(event.senseKey()) : null,
                decoded ? additionalSense(event, family) : null,
                opcode(event, options),
                nvmeStatus(event.details().nvmeStatus()),
                adapter(event, event.details().adapter()),
                event.details().eventId() == null
                        ? null
                        : WindowsEvents.symbol(event.details().eventId()),
                act(event.act()),
                maker == null ? null : maker.company());
    }

    private static @Nullable String esxHost(@Nullable Integer code) {
        EsxHostStatus status = code == null ? null : EsxHostStatuses.find(code);
        return status == null ? null : status.name();
    }

    private static @Nullable String linuxHost(@Nullable Integer code) {
        LinuxHostByte host = code == null ? null : LinuxHostBytes.find(code);
        return host == null ? null : host.name();
    }

    private static @Nullable String driver(@Nullable Integer code) {
        LinuxDriverByte driver = code == null ? null : LinuxDriverBytes.find(code);
        if (driver != null || code == null) {
            return driver == null ? null : driver.name();
        }
        // until 2.6.30 the upper half is a suggestion of its own
        LinuxDriverByte lower = LinuxDriverBytes.find(code & LOWER_HALF);
        LinuxDriverByte suggestion = LinuxDriverBytes.find(code & ~LOWER_HALF);
        return lower == null || suggestion == null ? null : lower.name() + "," + suggestion.name();
    }

    private static @Nullable String status(@Nullable Integer code) {
        Status status = code == null ? null : Statuses.find(code);
        return status == null ? null : status.name();
    }

    private static @Nullable String plugin(@Nullable Integer code, @Nullable Integer release) {
        if (code == null) {
            return null;
        }
        int known = release == null ? NEWEST_RELEASE : Math.max(4, Math.min(NEWEST_RELEASE, release));
        EsxPluginStatus status = EsxPluginStatuses.find(code, known);
        return status == null ? null : status.name();
    }

    private static @Nullable String senseKey(@Nullable Integer code) {
        SenseKey key = code == null ? null : SenseKeys.find(code);
        return key == null ? null : key.name();
    }

    private static @Nullable String additionalSense(StatusEvent event, @Nullable String family) {
        Integer key = event.senseKey();
        Integer asc = event.asc();
        Integer ascq = event.ascq();
        if (asc == null || ascq == null) {
            return null;
        }
        AdditionalSense sense = AdditionalSense.find(asc, ascq);
        if (family != null && (sense == null || sense.kind() == AdditionalSense.Kind.VENDOR)) {
            VendorSense own = VendorSense.find(family, key == null ? 0 : key, asc, ascq);
            if (own != null) {
                return own.meaning();
            }
        }
        return sense == null ? null : sense.name();
    }

    private static @Nullable String opcode(StatusEvent event, ExplainOptions options) {
        Integer opcode = event.opcode();
        if (opcode == null) {
            return null;
        }
        OperationCode found = OperationCodes.find(opcode, event.details().serviceAction(), options.deviceType());
        return found == null ? null : found.name();
    }

    private static @Nullable String nvmeStatus(@Nullable Integer code) {
        NvmeStatus status = code == null ? null : NvmeStatuses.find(code);
        if (status == null) {
            return null;
        }
        return status.name().isEmpty() ? status.symbols() : status.name();
    }

    private static @Nullable String adapter(StatusEvent event, @Nullable Integer code) {
        if (code == null) {
            return null;
        }
        return switch (event.origin()) {
            case AIX -> AdapterStatuses.aix(code);
            case SOLARIS -> AdapterStatuses.solaris(code);
            case FREEBSD -> AdapterStatuses.cam(code);
            case LINUX -> Cause.isHyperV(event) ? AdapterStatuses.windows(code) : AdapterStatuses.lpfc(code);
            default -> AdapterStatuses.windows(code);
        };
    }

    private static @Nullable String act(@Nullable String word) {
        EsxAct act = word == null ? null : EsxActs.find(word);
        return act == null ? null : act.meaning();
    }
}

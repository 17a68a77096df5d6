package io.vtool.scsi.explain;

import io.vtool.scsi.log.Origin;
import io.vtool.scsi.log.SenseKind;
import io.vtool.scsi.log.StatusEvent;
import io.vtool.scsi.table.AdditionalSense;
import io.vtool.scsi.table.EsxPluginStatus;
import io.vtool.scsi.table.EsxPluginStatuses;
import io.vtool.scsi.table.Vendor;
import io.vtool.scsi.table.VendorSense;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Explains events: a pure function of the event, the options and the tables. */
public final class Explainer {
    private static final int RENUMBERED_RELEASE = 5;
    private static final String ANY_ORIGIN = "*";
    private static final String ESX4_ORIGIN = "esx4";

    private final StatusEvent event;
    private final ExplainOptions options;
    private final @Nullable Vendor maker;
    private final @Nullable String family;
    private final List<String> otherReadings = new ArrayList<>(0);

    private Explainer(StatusEvent event, ExplainOptions options) {
        this.event = event;
        this.options = options;
        maker = VendorFamily.maker(event.deviceId());
        family = VendorFamily.of(options.vendor(), maker);
    }

    /**
     * Explains an event.
     *
     * @param event what the line says
     * @param options what is known beside it
     */
    public static Explanation explain(StatusEvent event, ExplainOptions options) {
        return new Explainer(event, options).explanation();
    }

    private Explanation explanation() {
        Integer release = release();
        Cause cause = Cause.of(event);
        Finding finding = finding(cause, release);
        if (cause == Cause.PLUGIN) {
            readPlugin();
        }
        String meaning = finding == null ? null : finding.meaning();
        if (cause == Cause.SENSE && finding != null && !finding.vendorSpecific()) {
            meaning = vendorMeaning(meaning);
        }
        boolean esx = isOneOfEsx(event.origin()) || isAnyones();
        boolean linux = event.origin() == Origin.LINUX || isAnyones();
        return new Explanation(
                Namer.names(event, options, release, family, maker),
                cause,
                Cause.isStale(event),
                finding == null ? null : finding.severity(),
                finding == null || !esx ? null : finding.esx(),
                finding == null || !linux ? null : finding.linux(),
                meaning,
                finding == null ? null : finding.action(),
                finding == null ? null : finding.source(),
                otherReadings);
    }

    private static boolean isOneOfEsx(Origin origin) {
        return switch (origin) {
            case ESX3, ESX4, ESXI5, ESX -> true;
            default -> false;
        };
    }

    /** Whether the numbers may come from any system's log. */
    private boolean isAnyones() {
        return (event.origin() == Origin.RAW || event.origin() == Origin.TOOL) && event.host() == null;
    }

    private @Nullable Finding finding(Cause cause, @Nullable Integer release) {
        boolean old = release != null && release < RENUMBERED_RELEASE;
        return switch (cause) {
            case PLUGIN -> code(cause, event.plugin(), old ? ESX4_ORIGIN : ANY_ORIGIN);
            case HOST, LINUX_HOST -> code(cause, event.host(), ANY_ORIGIN);
            case DEVICE -> code(cause, event.device(), ANY_ORIGIN);
            case WINDOWS_REQUEST, AIX_ADAPTER, SOLARIS, CAM, LPFC ->
                code(cause, event.details().adapter(), ANY_ORIGIN);
            case WINDOWS_EVENT -> code(cause, event.details().eventId(), ANY_ORIGIN);
            case NVME -> code(cause, event.details().nvmeStatus(), ANY_ORIGIN);
            case SENSE -> Findings.sense(event.senseKey(), event.asc(), event.ascq(), family, event.opcode());
            case LINUX_BLOCK -> Findings.words(cause.layer(), event.details().blockError());
            case NONE -> null;
        };
    }

    private @Nullable Finding code(Cause cause, @Nullable Integer code, String origin) {
        return code == null ? null : Findings.code(cause.layer(), code, origin, event.opcode());
    }

    /** The major release, from the options, else from the form of the line. */
    private @Nullable Integer release() {
        if (options.release() != null) {
            return options.release();
        }
        return switch (event.origin()) {
            case ESX3 -> 3;
            case ESX4 -> RENUMBERED_RELEASE - 1;
            case ESXI5 -> RENUMBERED_RELEASE;
            default -> null;
        };
    }

    /** The readings of a plug-in status in other releases, where the release is not known. */
    private void readPlugin() {
        Integer plugin = event.plugin();
        if (plugin == null || release() != null) {
            return;
        }
        List<EsxPluginStatus> all = EsxPluginStatuses.find(plugin);
        if (all.size() > 1) {
            for (EsxPluginStatus status : all) {
                otherReadings.add("ESX " + status.releases() + ": " + status.meaning());
            }
        }
    }

    /** The vendor's own meaning where it has one; the readings of other vendors where the vendor is not known. */
    private @Nullable String vendorMeaning(@Nullable String standard) {
        Integer key = event.senseKey();
        Integer asc = event.asc();
        Integer ascq = event.ascq();
        if (asc == null || ascq == null || event.senseKind() == SenseKind.INVALID) {
            return standard;
        }
        int anyKey = key == null ? -1 : key;
        if (family != null) {
            VendorSense sense = VendorSense.find(family, Math.max(0, anyKey), asc, ascq);
            return sense == null ? standard : sense.products() + ": " + sense.meaning() + ".";
        }
        AdditionalSense assigned = AdditionalSense.find(asc, ascq);
        if (assigned == null || assigned.kind() == AdditionalSense.Kind.VENDOR) {
            for (VendorSense sense : VendorSense.findAll(anyKey, asc, ascq)) {
                otherReadings.add(sense.products() + ": " + sense.meaning());
            }
        }
        return standard;
    }
}

package io.vtool.emulator.array.command;

/** The classes behind the family names of the command table, loaded when first needed. */
final class Families {
    private Families() {}

    static Command of(String family) {
        return switch (family) {
            case "buffer" -> new BufferCommand();
            case "compare-and-write" -> new CompareAndWrite();
            case "extended-copy" -> new ExtendedCopy();
            case "format-unit" -> new FormatUnit();
            case "get-lba-status" -> new GetLbaStatus();
            case "inquiry" -> new Inquiry();
            case "log-select" -> new LogSelect();
            case "log-sense" -> new LogSense();
            case "mode-select" -> new ModeSelect();
            case "mode-sense" -> new ModeSense();
            case "or-write" -> new OrWrite();
            case "persistent-reserve-in" -> new PersistentReserveIn();
            case "persistent-reserve-out" -> new PersistentReserveOut();
            case "pre-fetch" -> new PreFetch();
            case "prevent-allow" -> new PreventAllow();
            case "read" -> new Read();
            case "read-capacity" -> new ReadCapacity();
            case "read-defect-data" -> new ReadDefectData();
            case "receive-copy-results" -> new ReceiveCopyResults();
            case "receive-diagnostic" -> new ReceiveDiagnostic();
            case "release" -> new Release();
            case "report-identifying-information" -> new ReportIdentifyingInformation();
            case "report-luns" -> new ReportLuns();
            case "report-supported-operation-codes" -> new ReportSupportedOperationCodes();
            case "report-supported-task-management-functions" -> new ReportSupportedTaskManagement();
            case "report-target-port-groups" -> new ReportTargetPortGroups();
            case "report-timestamp" -> new ReportTimestamp();
            case "request-sense" -> new RequestSense();
            case "reserve" -> new Reserve();
            case "sanitize" -> new Sanitize();
            case "send-diagnostic" -> new SendDiagnostic();
            case "set-target-port-groups" -> new SetTargetPortGroups();
            case "start-stop-unit" -> new StartStopUnit();
            case "synchronize-cache" -> new SynchronizeCache();
            case "test-unit-ready" -> new TestUnitReady();
            case "unmap" -> new Unmap();
            case "verify" -> new Verify();
            case "write" -> new Write();
            case "write-atomic" -> new WriteAtomic();
            case "write-same" -> new WriteSame();
            default -> throw new IllegalStateException("command table names no class: " + family);
        };
    }
}

package io.vtool.lvm.report;

/** The fields of the log of a command. */
final class LogFields {
    private static final String CONTEXT = "processing";

    private LogFields() {}

    static Cell cell(String id, LogEntry entry) {
        LogObject object = entry.object();
        return switch (id) {
            case "log_seq_num" -> Cell.number(entry.number());
            case "log_type" -> Cell.text(entry.type());
            case "log_context" -> Cell.text(CONTEXT);
            case "log_object_type" -> Cell.text(object.type());
            case "log_object_name" -> Cell.text(object.name());
            case "log_object_id" -> Cell.text(object.id());
            case "log_object_group" -> Cell.text(object.group());
            case "log_object_group_id" -> Cell.text(object.groupId());
            case "log_message" -> Cell.text(entry.message());
            case "log_errno" -> Cell.number(entry.error());
            default -> Cell.number(entry.result());
        };
    }
}

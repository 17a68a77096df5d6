package io.vtool.lvm.report;

/**
 * Something a command said, or how it came out for one object.
 *
 * @param number counts from 1
 * @param type error, warn, print or status
 * @param object what the command was about when it said so
 * @param error -1 once there was an error, else 0
 * @param result of a status, else 0
 */
public record LogEntry(int number, String type, LogObject object, String message, int error, int result)
        implements ReportItem {
    private static final String CONTEXT = "processing";

    @Override
    public Cell cell(String field) {
        return switch (field) {
            case "log_seq_num" -> Cell.number(number);
            case "log_type" -> Cell.text(type);
            case "log_context" -> Cell.text(CONTEXT);
            case "log_object_type" -> Cell.text(object.type());
            case "log_object_name" -> Cell.text(object.name());
            case "log_object_id" -> Cell.text(object.id());
            case "log_object_group" -> Cell.text(object.group());
            case "log_object_group_id" -> Cell.text(object.groupId());
            case "log_message" -> Cell.text(message);
            case "log_errno" -> Cell.number(error);
            default -> Cell.number(result);
        };
    }
}

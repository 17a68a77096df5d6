package io.vtool.iscsi.admin;

/** {@code -m host -C ...}: what only adapters with firmware have, of which an emulated host has none. */
final class AdapterMode {
    private final AdminOutput out;

    AdapterMode(AdminOutput out) {
        this.out = out;
    }

    int run(String submode, AdminRequest request) {
        return switch (submode) {
            case "chap" -> chap(request);
            case "flashnode" ->
                request.operation("update") && !request.has('x')
                        ? say("Invalid flashnode index", ExitCode.INVAL)
                        : unmatched(request);
            case "stats" -> unmatched(request);
            default -> say("Invalid Sub Mode", ExitCode.SUCCESS);
        };
    }

    private int chap(AdminRequest request) {
        if (!request.has('o')) {
            return say("CHAP mode requires host no and valid operation", ExitCode.INVAL);
        }
        if (request.operation("new") || request.operation("update")) {
            return say("Chap username/password not provided.", ExitCode.SUCCESS);
        }
        if (request.operation("delete") && !request.has('x')) {
            return say("Invalid chap table index.", ExitCode.SUCCESS);
        }
        return request.operation("show") || request.operation("delete")
                ? unmatched(request)
                : say("Invalid operation.", ExitCode.INVAL);
    }

    private int unmatched(AdminRequest request) {
        String number = HostMode.number(request.last('H'));
        out.error("Could not read proc_name for host" + number + " rc 5.");
        return say("Could not match hostno " + number + " to transport.", ExitCode.TRANS_NOT_FOUND);
    }

    private int say(String text, int code) {
        out.error(text);
        return code;
    }
}

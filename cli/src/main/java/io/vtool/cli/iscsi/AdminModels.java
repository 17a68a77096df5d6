package io.vtool.cli.iscsi;

import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Option;
import io.vtool.cli.render.OutputFormat;
import io.vtool.iscsi.admin.Mode;
import java.util.List;

/** What there is to say about the modes of iscsiadm as commands. */
final class AdminModels {
    /** Works on another node database. */
    static final Option ROOT = Option.value(
            "--iscsi-root", "DIR", "Use the node database in DIR, such as /etc/iscsi, instead of the emulated host's");

    /** A login that is there already is as good as a new one. */
    static final Option ENSURE =
            Option.flag("--ensure", "Count a session that is there already as logged in, not as an error");

    /** The options of iscsiadm that the modes have here, in the order in which help shows them. */
    private static final List<Option> OPTIONS = List.of(
            Option.choice(
                    "-t --type",
                    "TYPE",
                    List.of("sendtargets", "st", "isns", "fw"),
                    "How to discover; st is short for sendtargets"),
            Option.value("-p --portal", "PORTAL", "The portal to act on, as HOST[:PORT][,TAG]"),
            Option.value("-T --targetname", "NAME", "The target to act on"),
            Option.value("-I --interface", "NAME", "The interface record to use")
                    .repeated(),
            Option.value("-r --sid", "NUMBER", "The session to act on, by its number or its path in sysfs"),
            Option.value("-H --hostno", "NUMBER", "The SCSI host to act on"),
            Option.flag("-D --discover", "Perform the discovery"),
            Option.flag("-l --login", "Log in with the records that were chosen or found"),
            Option.choice(
                    "-L --loginall",
                    "CLASS",
                    List.of("all", "manual", "automatic", "onboot"),
                    "Log in with all records of a class"),
            Option.flag("-u --logout", "Log out of the chosen sessions"),
            Option.choice(
                    "-U --logoutall",
                    "CLASS",
                    List.of("all", "manual", "automatic"),
                    "Log out of all sessions of a class"),
            Option.flag("-W --no-wait", "Try each login once, and do not wait for how it ends"),
            Option.flag("-R --rescan", "Look for new logical units"),
            Option.flag("-s --stats", "Show counters"),
            Option.choice(
                            "--op",
                            "OPERATION",
                            List.of("new", "delete", "update", "show", "nonpersistent"),
                            "What to do with records")
                    .repeated(),
            Option.value("-n --name", "KEY", "The key to update").repeated(),
            Option.value("--value", "VALUE", "The key's new value").repeated(),
            Option.value("-P --print", "LEVEL", "How much to show: 0 is least"),
            Option.flag("-S --show", "Show passwords"));

    /** Letters of iscsiadm for the options above, in the same order. */
    static final String LETTERS = "tpTIrHDlLuUWRsonvPS";

    private AdminModels() {}

    /** The option of a letter. */
    static Option option(int index) {
        return OPTIONS.get(index);
    }

    static CommandModel of(Mode mode) {
        CommandModel.Builder model = CommandModel.of("iscsi", mode.word(), summary(mode));
        for (String text : description(mode)) {
            model.paragraph(text);
        }
        for (int i = 0; i < OPTIONS.size(); i++) {
            if (mode.allows(LETTERS.charAt(i)) && !never(mode, LETTERS.charAt(i))) {
                model.option(OPTIONS.get(i));
            }
        }
        if (mode == Mode.NODE || mode == Mode.DISCOVERY || mode == Mode.DISCOVERYDB) {
            model.option(ENSURE);
        }
        model.option(ROOT)
                .option(CommonOptions.LAB)
                .option(CommonOptions.HOST)
                .option(CommonOptions.TIMEOUT)
                .option(Traces.PCAP);
        model.outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV);
        example(mode, model);
        return model.status(ExitStatus.FOUND, "nothing was found, or the other end refused or did not answer")
                .status(ExitStatus.PARTIAL, "some logins succeeded, others did not")
                .seeAlso("vtool iscsiadm", "vtool iscsi luns")
                .end();
    }

    /** Letters that a mode of the real program takes and that do nothing there. */
    private static boolean never(Mode mode, char letter) {
        return switch (mode) {
            case DISCOVERY -> letter == 'D' || letter == 'n' || letter == 'v';
            case HOST -> letter != 'H' && letter != 'P';
            case FW -> letter != 'l' && letter != 'W';
            default -> false;
        };
    }

    private static String summary(Mode mode) {
        return switch (mode) {
            case DISCOVERY -> "Ask a portal for targets, or list what was found before";
            case DISCOVERYDB -> "Keep discovery records and perform them";
            case NODE -> "List and change node records, log in and out";
            case SESSION -> "Show sessions, rescan and end them";
            case IFACE -> "List and change interface records";
            case HOST -> "Show the SCSI hosts of the sessions";
            case FW -> "Show the targets that firmware names";
        };
    }

    private static List<String> description(Mode mode) {
        return switch (mode) {
            case DISCOVERY ->
                List.of(
                        "With `-t st -p PORTAL` it asks the portal, prints the answer and keeps it as node records: records of "
                                + "that portal are reset to defaults, and those that it no longer names are deleted. With `--op new` "
                                + "records are only added, with `--op nonpersistent` none are kept. Without options it lists the portals "
                                + "that were asked before.");
            case NODE ->
                List.of(
                        "A refused login is explained on standard error with its status and what to check. A session counts as "
                                + "present as long as the emulated host has recorded it.");
            case SESSION ->
                List.of(
                        "Whether a session is connected is tested when the command runs: each portal is asked whether it takes "
                                + "connections.");
            case FW -> List.of("An emulated host has no firmware that names targets.");
            default -> List.of();
        };
    }

    private static void example(Mode mode, CommandModel.Builder model) {
        switch (mode) {
            case DISCOVERY ->
                model.example("vtool iscsi discovery -t st -p 127.0.10.1", "the targets of a portal")
                        .example("vtool iscsi discovery -t st -p 127.0.10.1 --login --ensure", "log in to all of them")
                        .example("vtool iscsi discovery -t isns -p 192.0.2.7", "the targets that an iSNS server knows");
            case DISCOVERYDB ->
                model.example(
                        "vtool iscsi discoverydb -t st -p 127.0.10.1 --discover",
                        "ask again, with the settings of the record");
            case NODE ->
                model.example("vtool iscsi node", "all records")
                        .example("vtool iscsi node --login --timeout 10s", "log in to everything, ten seconds at most")
                        .example(
                                "vtool iscsi node -T iqn.2008-01.com.openfiler:store01 --logout",
                                "log out of one target");
            case SESSION ->
                model.example("vtool iscsi session -P 3", "sessions with their disks")
                        .example("vtool iscsi session --json", "for scripts");
            case IFACE -> model.example("vtool iscsi iface -I side-b --op new", "a new interface record");
            case HOST -> model.example("vtool iscsi host -P 4", "hosts with their sessions");
            case FW -> model.example("vtool iscsi fw", "an emulated host answers that there are none");
        }
    }
}

package io.vtool.scsi.log;

import java.util.ArrayList;
import java.util.List;

/** The table of line forms: which readers to try, in order, at which words. */
final class Recognizers {
    private final List<String> words = new ArrayList<>();
    private final List<Recognizer[]> readers = new ArrayList<>();
    private final Anchors anchors;

    Recognizers() {
        Recognizer status = new EsxHostDevicePlugin();
        on(status, "h:", "d:", "p:", "h :", "d :", "p :", "h=0x", "d=0x");
        Recognizer pair = new EsxStatusPair();
        on(pair, "/0 0x", "/1 0x", "/2 0x", "/3 0x", "/4 0x", "/5 0x", "/6 0x", "/7 0x", "/8 0x", "/9 0x");
        Recognizer bsd = new BsdStatus();
        on(new LpfcCommand(), "fcp command x", "fcp cmd x");
        Recognizer smartArray = new SmartArrayStatus();
        on(smartArray, "has check condition", "received 'l", "received unh");
        Recognizer notice = new EsxNotice();
        NvmeLine nvmeStatus = new NvmeLine();
        Recognizer label = new StatusLabel();
        on("status", new StorvscStatus(), smartArray, pair, nvmeStatus, notice, label, bsd);
        on("stat:0x", label);
        on(new NmpPdl(), "pdl error");
        Recognizer linuxNotice = new LinuxNotice();
        on("reservation conflict", notice, linuxNotice);
        on("sync cr", notice);
        on("failed:", notice);
        on(new LinuxResult(), "hostbyte", "driverbyte", "host_status", "driver_status");
        Recognizer number = new LinuxReturnCode();
        on(
                number,
                "return code",
                "->result(",
                "(result ",
                ", cmd:",
                "result:",
                "(driver bt ",
                "(sugg. bt ",
                "fcp command st");
        on(new ShortSense(), "sns =");
        on(new SolarisCommand(), "error for command");
        on(new SolarisTransport(), "transp");
        on(new IscsiStatus(), "iscsi f", "iscsi b");
        on(new AttachResult(), "result =");
        on(new LinuxBlock(), "error, dev ", "error: dev ", "error on dev");
        on(
                linuxNotice,
                "unhandled",
                "power-on or",
                "mode parameters",
                "inquiry d",
                "asymmetric",
                "capacity d",
                "warning! rec");
        Recognizer triple = new TripleLabel();
        Recognizer key = new SenseKeyLabel();
        Recognizer text = new AdditionalSenseText();
        Recognizer code = new SenseCodeLabel();
        Recognizer data = new SenseDataLabel();
        on("sense", new AixSense(), triple, key, code, data);
        on("sb[]:", data);
        on("add. sense", text);
        on("additional", text, code);
        on("key", triple, key);
        on("asc", triple, code);
        on("kcq", triple);
        Recognizer ontap = new OntapSense();
        on("cdb", ontap, new CdbLabel());
        on(ontap, " op 0x");
        on(new OldHostStatus(), "message =", "message=");
        Recognizer command = new BareCdb();
        on(command, "(6)", "(10)", "(12)", "(16)", "(32)");
        Recognizer nvme = new NvmeStatusPair();
        on(nvme, "sct", ") sqid:", ") qid:", ") crd:");
        on(nvmeStatus, "command error:");
        on(new NvmeReturn(), "failed (", "queue count (");
        on("check condition", new CheckConditionSense(), bsd);
        on(new OperationCodeLabel(), "opcode");
        on(new NamedCommand(), "command:");
        on(new WindowsEventData(), "data:", "binary", ": {");
        anchors = new Anchors(words.toArray(new String[0]));
    }

    Anchors anchors() {
        return anchors;
    }

    /** The readers of an anchor, in the order to try them. */
    Recognizer[] at(int anchor) {
        return readers.get(anchor);
    }

    private void on(String word, Recognizer... tried) {
        words.add(word);
        readers.add(tried);
    }

    private void on(Recognizer reader, String... anchorWords) {
        for (String word : anchorWords) {
            on(word, reader);
        }
    }
}

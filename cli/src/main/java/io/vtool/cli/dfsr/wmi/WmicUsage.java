package io.vtool.cli.dfsr.wmi;

import io.vtool.cli.env.TextOutput;
import io.vtool.dfsr.wmi.WmiClass;
import io.vtool.dfsr.wmi.WmiModel;

/** Help of {@code wmic}. */
final class WmicUsage {
    private WmicUsage() {}

    static void print(TextOutput out) {
        out.line(
                "wmic [/node:NAME[,NAME...]] /namespace:\\\\root\\microsoftdfs path CLASS[.KEY=\"VALUE\"] [where CONDITION] VERB");
        out.line();
        out.line(
                "  wmic /namespace:\\\\root\\microsoftdfs path dfsrreplicatedfolderinfo get replicatedfoldername,state");
        out.line("  wmic /namespace:\\\\root\\microsoftdfs path dfsrmachineconfig set debuglogseverity=5");
        out.line(
                "  wmic /namespace:\\\\root\\microsoftdfs path dfsrvolumeconfig where volumeGuid=\"GUID\" call ResumeReplication");
        out.line();
        out.line("Verbs:");
        out.line("  get [PROPERTY,...] [/value | /format:table|list|csv|rawxml|mof|htable|hform]");
        out.line("  list [brief|full]");
        out.line("  set PROPERTY=VALUE,...");
        out.line("  call METHOD [ARGUMENT,...]");
        out.line();
        out.line("Switches: /namespace: /node: /output:FILE /append:FILE /format:");
        out.line();
        out.line("Classes:");
        for (WmiClass type : WmiModel.all()) {
            out.line("  " + type.namespace() + ":" + type.name());
        }
    }
}

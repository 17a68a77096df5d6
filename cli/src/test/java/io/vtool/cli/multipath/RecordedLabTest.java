package io.vtool.cli.multipath;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the real multipath and multipathd did on a host with a real array, done by a lab's host: real iSCSI, real SCSI commands,
 * faults for what happened to the array.
 */
class RecordedLabTest {
    private static final String TWO_PORTALS = """
            lab: 1
            arrays:
              - name: array
                vendor: EXARRAY
                product: VolumeOne
                revision: "0430"
                volumes:
                  - {name: v1, size: 1GiB, naa: 6000000000000000600a1000417d0001, serial: A1K0417-0001}
                  - {name: v2, size: 2GiB, naa: 6000000000000000600a1000417d0002, serial: A1K0417-0002}
                  - {name: v3, size: 512MiB, naa: 6000000000000000600a1000417d0003, serial: A1K0417-0003}
                targets:
                  - iqn: iqn.2003-01.com.examplearray:sn.a1000417
                    controller: true
                    portals:
                      - {address: "127.0.20.1:3260", tpgt: 1}
                      - {address: "127.0.10.1:3260", tpgt: 1}
                    luns: [{lun: 1, volume: v1}, {lun: 2, volume: v2}, {lun: 3, volume: v3}]
            hosts:
              - {name: guest, sessions: all, multipathd: false}
            """;

    @TempDir
    Path folder;

    private interface Script {
        void before(JsonObject run, boolean newPhase) throws IOException;
    }

    private void replay(RecordedLab lab, String scenario, Script script, int least) throws IOException {
        SoftAssertions all = new SoftAssertions();
        String phase = "";
        int compared = 0;
        for (JsonObject run : Recordings.read(scenario)) {
            boolean fresh = !run.get("phase").getAsString().equals(phase);
            phase = run.get("phase").getAsString();
            lab.millis = (long) (run.get("t").getAsDouble() * 1000);
            script.before(run, fresh);
            lab.millis = (long) (run.get("t").getAsDouble() * 1000);
            List<String> words = new ArrayList<>();
            run.get("argv").getAsJsonArray().forEach(word -> words.add(word.getAsString()));
            MachineRun result = lab.run(words);
            String name = scenario + " " + run.get("seq") + " [" + phase + "] " + String.join(" ", words);
            all.assertThat(used(Recordings.comparable(result.out(), phase)))
                    .as(name)
                    .isEqualTo(used(Recordings.comparable(run.get("stdout").getAsString(), phase)));
            all.assertThat(Recordings.messages(result.err()))
                    .as(name)
                    .isEqualTo(Recordings.messages(run.get("stderr").getAsString()));
            all.assertThat(result.status()).as(name).isEqualTo(run.get("rc").getAsInt());
            compared++;
        }
        assertThat(compared).isGreaterThan(least);
        all.assertAll();
    }

    /**
     * A lab's hosts are busy, the recorded ones were idle: which group is in use differs until something is read.
     */
    private static String used(String text) {
        return text.replaceAll("(?m)status=(active|enabled)$", "status=S")
                .replaceAll("(\"pri\" : \\d+,\\s+\"dm_st\" : )\"(active|enabled)\"", "$1\"S\"");
    }

    @Test
    void multipathAndItsDaemonOverTwoPortals() throws IOException {
        RecordedLab lab = new RecordedLab(folder, TWO_PORTALS, "guest");
        lab.vtool("iscsiadm", "-m", "session");
        lab.names(1, "sda", "sdb", "sdd");
        lab.names(2, "sdc", "sde", "sdf");
        lab.noConf();
        replay(
                lab,
                "multipath-2p",
                (run, fresh) -> {
                    if (fresh) {
                        twoPortals(lab, run.get("phase").getAsString());
                    }
                    int number = run.get("seq").getAsInt();
                    if (number == 334 || number == 335) {
                        lab.held("mpatha", number == 334);
                    }
                },
                250);
    }

    private static void twoPortals(RecordedLab lab, String phase) throws IOException {
        switch (phase) {
            case "oneshot" -> lab.conf("defaults {\n\tuser_friendly_names yes\n\tfind_multipaths yes\n}\n");
            case "daemon" -> lab.vtool("multipathd");
            case "one-portal-down" -> fault(lab, 441, "add", "portal-refuse", "127.0.20.1", "pass=0s");
            case "all-portals-down" -> fault(lab, 482, "add", "portal-refuse", "127.0.10.1", "pass=0s");
            case "portals-back" -> fault(lab, 511, "clear", "all", "pass=0s");
            default -> {
                return;
            }
        }
    }

    private static void fault(RecordedLab lab, long seconds, String... words) {
        lab.millis = seconds * 1000;
        List<String> line = new ArrayList<>(List.of("lab", "fault"));
        line.addAll(List.of(words));
        lab.vtool(line.toArray(new String[0]));
    }

    @Test
    void configurations() throws IOException {
        RecordedLab lab = new RecordedLab(folder, TWO_PORTALS, "guest");
        lab.vtool("iscsiadm", "-m", "session");
        lab.names(1, "sda", "sdb", "sdd");
        lab.names(2, "sdc", "sde", "sdf");
        lab.conf("defaults {\n\tuser_friendly_names yes\n\tfind_multipaths yes\n}\n");
        lab.millis = 500_000;
        lab.vtool("multipathd");
        fault(lab, 505, "add", "portal-refuse", "127.0.20.1", "pass=0s");
        lab.millis = 530_000;
        lab.vtool("multipathd", "reconfigure", "all");
        fault(lab, 531, "clear", "all", "pass=0s");
        replay(
                lab,
                "mpconf-2p",
                (run, fresh) -> {
                    String phase = run.get("phase").getAsString();
                    if (fresh) {
                        configured(lab, phase);
                    }
                    happened(lab, phase, fresh, run.get("seq").getAsInt());
                },
                100);
    }

    private static void happened(RecordedLab lab, String phase, boolean fresh, int number) throws IOException {
        if (fresh && phase.endsWith("-down")) {
            long since = phase.contains("fail") ? 620 : phase.contains("queue") ? 707 : 784;
            fault(lab, since, "add", "portal-refuse", "127.0.10.1", "pass=0s");
            fault(lab, since, "add", "portal-refuse", "127.0.20.1", "pass=0s");
        } else if (fresh && phase.endsWith("-back")) {
            fault(lab, lab.millis / 1000 - 5, "clear", "all", "pass=0s");
        } else if (number == 492) {
            lab.disk("sda", "");
        }
    }

    private static void configured(RecordedLab lab, String phase) throws IOException {
        switch (phase) {
            case "policy-failover" -> reconfigure(lab, text("failover", ""));
            case "policy-multibus", "policy-group_by_serial", "policy-group_by_prio", "policy-group_by_node_name" ->
                reconfigure(lab, text(phase.substring(7), ""));
            case "selector-round-robin", "selector-queue-length", "selector-service-time" ->
                reconfigure(
                        lab, text("multibus", "\tpath_selector \"" + phase.substring(9) + " 0\"\n\trr_min_io_rq 10\n"));
            case "no_path_retry-fail", "no_path_retry-queue", "no_path_retry-5" ->
                reconfigure(
                        lab,
                        text(
                                "multibus",
                                "\tfailback immediate\n\tpolling_interval 2\n\tno_path_retry " + phase.substring(14)
                                        + "\n"));
            case "names-wwid" -> {
                lab.vtool("multipathd", "shutdown");
                lab.vtool("multipath", "-F");
                lab.conf("defaults {\n\tuser_friendly_names no\n\tfind_multipaths yes\n"
                        + "\tpath_grouping_policy multibus\n}\n");
                lab.vtool("multipathd");
            }
            case "names-alias" ->
                reconfigure(
                        lab,
                        "defaults {\n\tuser_friendly_names yes\n\tfind_multipaths no\n\tpath_grouping_policy multibus\n}\n"
                                + "multipaths {\n\tmultipath {\n\t\twwid \"36000000000000000600a1000417d0001\"\n"
                                + "\t\talias oradata01\n\t\tpath_grouping_policy failover\n\t\tno_path_retry 12\n\t}\n}\n");
            case "blacklist" ->
                reconfigure(
                        lab,
                        "defaults {\n\tuser_friendly_names yes\n\tfind_multipaths no\n}\n"
                                + "blacklist {\n\twwid \"36000000000000000600a1000417d0001\"\n\tdevnode \"^loop\"\n}\n");
            case "bad-config" ->
                lab.conf("defaults {\n\tuser_friendly_names perhaps\n\tno_such_option 1\n\tpath_grouping_policy\n}\n"
                        + "bogus_section {\n}\n");
            case "device-offline" -> {
                reconfigure(
                        lab,
                        "defaults {\n\tuser_friendly_names yes\n\tfind_multipaths no\n\tpath_grouping_policy multibus\n"
                                + "\tpolling_interval 2\n}\n");
                lab.disk("sda", "offline");
            }
            case "device-deleted" -> lab.disk("sda", null);
            case "device-rescanned" -> lab.vtool("iscsiadm", "-m", "session", "-R");
            case "lun-offline" -> fault(lab, 1005, "add", "not-ready", "array/v2", "ascq=1", "pass=0s");
            case "shutdown", "end" -> {
                return;
            }
            default -> {
                return;
            }
        }
    }

    private static String text(String policy, String more) {
        return "defaults {\n\tuser_friendly_names yes\n\tfind_multipaths yes\n\tpath_grouping_policy " + policy + "\n"
                + more + "}\n";
    }

    private static void reconfigure(RecordedLab lab, String conf) throws IOException {
        lab.conf(conf);
        lab.millis -= 3000;
        lab.vtool("multipathd", "reconfigure");
    }
}

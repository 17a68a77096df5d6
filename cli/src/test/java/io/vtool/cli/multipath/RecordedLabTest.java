package io.vtool.cli.multipath;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /**
     * What some commands could have shown as well, a moment later: three that came between an event and who had to hear of it.
     *
     * <ul>
     *   <li>alua-4p 119, from 332.1 to 333.9: the kernel gave the paths of the first group up at 332.43, and udev had not read
     *       from the second yet, as 120 at 335.0 shows that it did.
     *   <li>alua-4p 150, at 409.8: the kernel gave up at 409.66 what the check of 409.60 had taken back, and multipathd had not
     *       heard of that: it shows the paths as it found them, and the priorities from before.
     *   <li>alua-2p 205: multipathd ended before its answer was sent; that it ended, 206 to 208 show. alua-4p 205 got the answer.
     * </ul>
     */
    private static String moment(String name, String recorded) {
        return switch (name) {
            case "alua-4p 119" -> recorded.replaceFirst("(`-.*prio=10 status=)enabled", "$1active");
            case "alua-4p 150" -> recorded.replaceFirst("prio=81 ", "prio=0 ").replaceFirst("prio=1 ", "prio=0 ");
            case "alua-2p 205" -> "ok\n";
            default -> recorded;
        };
    }

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
            String recorded =
                    moment(scenario + " " + run.get("seq"), run.get("stdout").getAsString());
            all.assertThat(Recordings.comparable(result.out())).as(name).isEqualTo(Recordings.comparable(recorded));
            all.assertThat(Recordings.messages(result.err()))
                    .as(name)
                    .isEqualTo(Recordings.messages(run.get("stderr").getAsString()));
            int status = recorded.equals("ok\n") ? 0 : run.get("rc").getAsInt();
            all.assertThat(result.status()).as(name).isEqualTo(status);
            turns(lab, run.get("stdout").getAsString());
            compared++;
        }
        assertThat(compared).isGreaterThan(least);
        all.assertAll();
    }

    private static final Pattern TURN = Pattern.compile("(?m)^\\S+ +(sd[a-z]) .* [X.]{10} (\\d+)/\\d+ *$");

    /** When each path is looked at next is as in the recording, where it shows that. */
    private static void turns(RecordedLab lab, String listing) throws IOException {
        for (Matcher turn = TURN.matcher(listing); turn.find(); ) {
            lab.turn(Integer.parseInt(turn.group(2)), turn.group(1));
        }
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
            case "one-portal-down" -> fault(lab, 441.8, "add", "portal-refuse", "127.0.20.1", "pass=0s");
            case "all-portals-down" -> {
                lab.millis = 483_200;
                lab.vtool("multipathd", "show", "daemon");
                lab.turn(1, "sdc", "sde", "sdf"); // dmesg 489.28: it was waiting for them when the portal was given up
                fault(lab, 483.3, "add", "portal-refuse", "127.0.10.1", "pass=0s");
            }
            case "portals-back" -> fault(lab, 512, "clear", "all", "pass=0s");
            default -> {
                return;
            }
        }
    }

    private static void fault(RecordedLab lab, double seconds, String... words) {
        lab.millis = (long) (seconds * 1000);
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
            double since = phase.contains("fail") ? 621.9 : phase.contains("queue") ? 708 : 785.9;
            fault(lab, since, "add", "portal-refuse", "127.0.10.1", "pass=0s");
            fault(lab, since, "add", "portal-refuse", "127.0.20.1", "pass=0s");
        } else if (fresh && phase.endsWith("-back")) {
            fault(lab, lab.millis / 1000.0 - 5, "clear", "all", "pass=0s");
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

    private static final String FOUR_PORTALS = """
            lab: 1
            arrays:
              - name: array
                vendor: NETAPP
                product: LUN C-Mode
                revision: "9101"
                alua: implicit
                volumes:
                  - {name: v0, size: 1GiB, naa: 600a098038303557372b4d4f30374f31, serial: 038303557372b4d4f30374f31}
                  - {name: v1, size: 2GiB, naa: 600a098038303557372b4d4f30374f32, serial: 038303557372b4d4f30374f32, preferred_group: 2}
                  - {name: v2, size: 512MiB, naa: 600a098038303557372b4d4f30374f33, serial: 038303557372b4d4f30374f33}
                targets:
                  - iqn: iqn.1992-08.com.netapp:sn.7a1f00c2d3e411e9:vs.5
                    portals:
                      - {address: "127.0.10.1:3260", tpgt: 1, port_group: 1}
                      - {address: "127.0.20.1:3260", tpgt: 2, port_group: 2, state: non-optimized}
                      - {address: "127.0.20.2:3260", tpgt: 3, port_group: 2, state: non-optimized}
                      - {address: "127.0.10.2:3260", tpgt: 4, port_group: 1}
                    luns: [{lun: 0, volume: v0}, {lun: 1, volume: v1}, {lun: 2, volume: v2}]
            hosts:
              - {name: guest, sessions: all, multipathd: false}
            """;

    private static String controllers(String policy) {
        return "defaults {\n\tuser_friendly_names yes\n\tfind_multipaths no\n\tpolling_interval 2\n\tmax_polling_interval 2\n}\n"
                + (policy.isEmpty() ? "" : "overrides {\n\tpath_grouping_policy " + policy + "\n}\n");
    }

    @Test
    void twoControllersOfAnArrayThatChangesByItself() throws IOException {
        RecordedLab lab = new RecordedLab(folder, FOUR_PORTALS, "guest");
        lab.vtool("iscsiadm", "-m", "session");
        lab.names(1, "sda", "sdb", "sdc");
        lab.names(2, "sdd", "sde", "sdf");
        lab.names(3, "sdg", "sdi", "sdk");
        lab.names(4, "sdh", "sdj", "sdl");
        lab.conf(controllers(""));
        replay(
                lab,
                "alua-4p",
                (run, fresh) -> {
                    if (run.get("seq").getAsInt() == 75) {
                        lab.millis -= 8000;
                        lab.vtool("multipathd");
                    }
                    if (fresh) {
                        twoControllers(lab, run.get("phase").getAsString());
                    }
                },
                75);
    }

    private static void twoControllers(RecordedLab lab, String phase) throws IOException {
        lab.millis -= 7000;
        switch (phase) {
            case "group_by_prio" -> reconfigure(lab, controllers("group_by_prio"));
            case "first-lun-ctrl1-state1" -> states(lab, "v0", "non-optimized", true, "non-optimized");
            case "first-lun-ctrl1-state2" -> states(lab, "v0", "standby", true, "non-optimized");
            case "first-lun-ctrl1-state3" -> states(lab, "v0", "unavailable", true, "non-optimized");
            case "first-lun-swapped" -> {
                states(lab, "v0", "non-optimized", true, "optimized");
                lab.turn(1, "sdh"); // dmesg 376.76
                lab.turn(2, "sda"); // dmesg 377.85
            }
            case "first-lun-both-optimized" -> states(lab, "v0", "optimized", false, "optimized");
            case "first-lun-both-standby" -> states(lab, "v0", "standby", true, "standby");
            case "stpg" -> {
                states(lab, "v0", "optimized", false, "non-optimized");
                lab.turn(1, "sdg", "sdh"); // dmesg 418.16 to 418.21
                lab.turn(2, "sda", "sdd"); // dmesg 419.25 to 419.29
            }
            case "pg-policy-failover" -> reconfigure(lab, controllers("failover"));
            case "pg-policy-multibus" -> reconfigure(lab, controllers("multibus"));
            case "controller-a-down" -> {
                reconfigure(lab, controllers("group_by_prio"));
                notReady(lab, "127.0.10.1", "127.0.10.2");
                lab.turn(1, "sda", "sdb", "sdc", "sdh", "sdj", "sdl");
                lab.turn(2, "sdd", "sdf", "sdg", "sdk"); // as 178 shows: a second after the others
            }
            case "controller-b-down" -> notReady(lab, "127.0.20.1", "127.0.20.2");
            case "controllers-back" -> fault(lab, lab.millis / 1000.0, "clear", "not-ready", "pass=0s");
            default -> {
                return;
            }
        }
        lab.millis += 3000;
        lab.vtool("multipathd", "show", "daemon");
    }

    private static void notReady(RecordedLab lab, String... portals) {
        for (String portal : portals) {
            for (String volume : List.of("v0", "v1", "v2")) {
                notReady(lab, 3, volume, portal);
            }
        }
    }

    private static void notReady(RecordedLab lab, int qualifier, String volume, String portal) {
        fault(
                lab,
                lab.millis / 1000.0,
                "add",
                "not-ready",
                "array/" + volume,
                "ascq=" + qualifier,
                "portal=" + portal,
                "pass=0s");
    }

    /** Gives a volume's port groups other states. */
    private static void states(RecordedLab lab, String volume, String one, boolean preferred, String two) {
        lab.run(List.of("lab", "fault", "clear", "alua", "pass=0s"));
        alua(lab, volume, 1, one, preferred);
        alua(lab, volume, 2, two, false);
    }

    private static void alua(RecordedLab lab, String volume, int group, String state, boolean preferred) {
        fault(
                lab,
                lab.millis / 1000.0,
                "add",
                "alua",
                "array/" + volume,
                "group=" + group,
                "state=" + state,
                "preferred=" + preferred,
                "fixed=false",
                "pass=0s");
    }

    private static final String BY_HAND = """
            lab: 1
            arrays:
              - name: array
                vendor: EXARRAY
                product: VolumeTwo
                revision: "0501"
                alua: both
                transitions: manual
                volumes:
                  - {name: v1, size: 640MiB, naa: 6a1000417b2000001000001000000000, serial: 17b2000001000001}
                  - {name: v7, size: 1GiB, naa: 6a1000417b2000001000007000000000, serial: 17b2000001000007, preferred_group: 2}
                targets:
                  - iqn: iqn.2003-01.com.examplearray:sn.b2000001
                    portals:
                      - {address: "127.0.10.1:3260", tpgt: 1}
                      - {address: "127.0.20.1:3260", tpgt: 2, state: non-optimized}
                    luns: [{lun: 1, volume: v1}, {lun: 7, volume: v7}]
            hosts:
              - {name: guest, sessions: all, multipathd: false}
            """;

    private static String generic(String names, String overrides) {
        return "defaults {\n\tuser_friendly_names " + names
                + "\n\tfind_multipaths no\n\tpolling_interval 2\n\tmax_polling_interval 2\n}\n"
                + (overrides.isEmpty() ? "" : "overrides {\n" + overrides + "}\n");
    }

    @Test
    void twoControllersOfAnArrayThatLetsTheHostChoose() throws IOException {
        RecordedLab lab = new RecordedLab(folder, BY_HAND, "guest");
        lab.vtool("iscsiadm", "-m", "session");
        lab.conf(generic("yes", ""));
        states(lab, "v1", "non-optimized", true, "optimized");
        replay(
                lab,
                "alua-2p",
                (run, fresh) -> {
                    int number = run.get("seq").getAsInt();
                    if (number == 75) {
                        lab.millis -= 8000;
                        lab.vtool("multipathd");
                    }
                    if (fresh) {
                        chosen(lab, run.get("phase").getAsString());
                    } else if (number == 163) {
                        lab.millis -= 7000;
                        states(lab, "v1", "optimized", true, "non-optimized");
                        lab.millis += 5000;
                        lab.vtool("multipathd", "show", "daemon");
                    }
                },
                80);
    }

    private static void chosen(RecordedLab lab, String phase) throws IOException {
        if (phase.equals("defaults")) {
            return;
        }
        lab.millis -= 7000;
        switch (phase) {
            case "group_by_prio" ->
                reconfigure(
                        lab,
                        generic(
                                "yes",
                                "\tpath_grouping_policy group_by_prio\n\tprio alua\n\thardware_handler \"1 alua\"\n"
                                        + "\tfailback immediate\n\tno_path_retry 6\n"));
            case "first-lun-ctrl1-state0" -> states(lab, "v1", "optimized", true, "non-optimized");
            case "first-lun-ctrl1-state1" -> states(lab, "v1", "non-optimized", true, "non-optimized");
            case "first-lun-ctrl1-state2" -> states(lab, "v1", "standby", true, "non-optimized");
            case "first-lun-ctrl1-state3" -> states(lab, "v1", "unavailable", true, "non-optimized");
            case "first-lun-swapped", "stpg" -> states(lab, "v1", "non-optimized", true, "optimized");
            case "first-lun-both-optimized" -> states(lab, "v1", "optimized", true, "optimized");
            case "first-lun-both-standby" -> states(lab, "v1", "standby", true, "standby");
            case "no-preferred" -> {
                states(lab, "v1", "optimized", false, "non-optimized");
                alua(lab, "v7", 2, "optimized", false);
            }
            case "pg-policy-failover" -> reconfigure(lab, generic("no", "\tpath_grouping_policy failover\n"));
            case "pg-policy-multibus" -> reconfigure(lab, generic("no", "\tpath_grouping_policy multibus\n"));
            case "controller-a-down" -> {
                reconfigure(lab, generic("yes", ""));
                fault(lab, 366, "add", "portal-refuse", "127.0.10.1", "pass=0s");
            }
            case "controller-b-down" -> fault(lab, 396, "add", "portal-refuse", "127.0.20.1", "pass=0s");
            case "controllers-back" -> fault(lab, 416, "clear", "portal-refuse", "pass=0s");
            case "resized" -> {
                fault(lab, lab.millis / 1000.0, "add", "resize", "array/v1", "size=768MiB", "pass=0s");
                lab.vtool("iscsiadm", "-m", "session", "-R");
            }
            default -> {
                return;
            }
        }
        lab.millis += 3000;
        lab.vtool("multipathd", "show", "daemon");
    }
}

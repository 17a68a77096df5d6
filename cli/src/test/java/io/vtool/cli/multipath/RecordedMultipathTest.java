package io.vtool.cli.multipath;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.vtool.multipath.host.MapperException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * What the real multipath and multipathd did on a host with a real kernel, command by command. Not compared: process numbers,
 * when the next check is due, and the seconds in front of messages.
 */
class RecordedMultipathTest {
    private static final String TARGET = "iqn.2003-01.com.examplearray:sn.a1000417";

    /**
     * Commands between two looks of the daemon, which had not yet seen that the kernel had given up paths again; and one that
     * the daemon did not answer before it was gone.
     */
    private static final Set<String> BETWEEN = Set.of("alua-4p 150", "alua-4p 151", "alua-2p 205");

    /** Phases in which the daemon saw some paths back, or in another state, a second before others of their group. */
    private static final Set<String> LATE = Set.of("first-lun-swapped", "first-lun-both-standby", "stpg");

    private final RecordedMachine machine = new RecordedMachine();

    private MachineRun run(List<String> words) throws IOException {
        return MachineRun.of(machine, words);
    }

    /** What happens around the commands. */
    private interface Script {
        void before(JsonObject run, boolean newPhase) throws IOException;
    }

    private void replay(String scenario, Script script, int least) throws IOException {
        SoftAssertions all = new SoftAssertions();
        String phase = "";
        int compared = 0;
        for (JsonObject run : Recordings.read(scenario)) {
            boolean fresh = !run.get("phase").getAsString().equals(phase);
            phase = run.get("phase").getAsString();
            machine.millis = (long) (run.get("t").getAsDouble() * 1000);
            script.before(run, fresh);
            machine.millis = (long) (run.get("t").getAsDouble() * 1000);
            List<String> words = new ArrayList<>();
            run.get("argv").getAsJsonArray().forEach(word -> words.add(word.getAsString()));
            MachineRun result = run(words);
            if (BETWEEN.contains(scenario + " " + run.get("seq"))) {
                continue;
            }
            String name = scenario + " " + run.get("seq") + " [" + phase + "] " + String.join(" ", words);
            all.assertThat(Recordings.comparable(result.out()))
                    .as(name)
                    .isEqualTo(Recordings.comparable(run.get("stdout").getAsString()));
            all.assertThat(Recordings.messages(result.err()))
                    .as(name)
                    .isEqualTo(Recordings.messages(run.get("stderr").getAsString()));
            all.assertThat(result.status()).as(name).isEqualTo(run.get("rc").getAsInt());
            compared++;
        }
        assertThat(compared).isGreaterThan(least);
        all.assertAll();
    }

    private void conf(String text) {
        machine.files.put("/etc/multipath.conf", text);
    }

    private void disks() {
        RecordedMachine.Volume one = volume(1, 2097152, "1");
        RecordedMachine.Volume two = volume(2, 4194304, "2");
        RecordedMachine.Volume three = volume(3, 1048576, "3");
        machine.add("sda", 0, 1, one, "127.0.20.1", 1, TARGET);
        machine.add("sdb", 0, 1, two, "127.0.20.1", 1, TARGET);
        machine.add("sdd", 0, 1, three, "127.0.20.1", 1, TARGET);
        machine.add("sdc", 1, 2, one, "127.0.10.1", 1, TARGET);
        machine.add("sde", 1, 2, two, "127.0.10.1", 1, TARGET);
        machine.add("sdf", 1, 2, three, "127.0.10.1", 1, TARGET);
    }

    private static RecordedMachine.Volume volume(int lun, long sectors, String digit) {
        return new RecordedMachine.Volume(
                lun,
                sectors,
                "EXARRAY",
                "VolumeOne",
                "0430",
                "6000000000000000600a1000417d000" + digit,
                "A1K0417-000" + digit,
                0);
    }

    @Test
    void multipathAndItsDaemonOverTwoPortals() throws IOException {
        replay(
                "multipath-2p",
                (run, fresh) -> {
                    String phase = run.get("phase").getAsString();
                    if (run.get("argv").toString().contains("\"-f\",\"mpatha\"") && phase.equals("cli")) {
                        machine.mapper.hold("mpatha", true);
                    } else if (phase.equals("cli") && machine.mapper.devices().size() == 3) {
                        machine.mapper.hold("mpatha", false);
                    }
                    if (fresh) {
                        twoPortals(phase);
                    }
                },
                250);
    }

    private void twoPortals(String phase) throws IOException {
        switch (phase) {
            case "no-config" -> disks();
            case "oneshot" -> conf("defaults {\n\tuser_friendly_names yes\n\tfind_multipaths yes\n}\n");
            case "daemon" -> run(List.of("multipathd"));
            case "one-portal-down" -> change(0, "transport-offline", 441);
            case "all-portals-down" -> change(1, "transport-offline", 482);
            case "portals-back" -> {
                change(0, "running", 511);
                change(1, "running", 511);
            }
            default -> {
                return;
            }
        }
    }

    private void change(int host, String state, long seconds) {
        machine.state(host, state);
        machine.lastChange = seconds * 1000;
    }

    @Test
    void configurations() throws IOException {
        disks();
        conf("defaults {\n\tuser_friendly_names yes\n\tfind_multipaths yes\n}\n");
        machine.millis = 500_000;
        run(List.of("multipathd"));
        machine.state(0, "transport-offline");
        run(List.of("multipathd", "reconfigure", "all"));
        change(0, "running", 539);
        replay(
                "mpconf-2p",
                (run, fresh) -> {
                    String phase = run.get("phase").getAsString();
                    if (fresh) {
                        configured(phase);
                    }
                    states(phase, run.get("t").getAsDouble());
                },
                100);
    }

    private void configured(String phase) throws IOException {
        switch (phase) {
            case "policy-failover" -> reconfigure(text("failover", ""), List.of("reconfigure"));
            case "policy-multibus", "policy-group_by_serial", "policy-group_by_prio", "policy-group_by_node_name" ->
                reconfigure(text(phase.substring(7), ""), List.of("reconfigure"));
            case "selector-round-robin", "selector-queue-length", "selector-service-time" ->
                reconfigure(
                        text("multibus", "\tpath_selector \"" + phase.substring(9) + " 0\"\n\trr_min_io_rq 10\n"),
                        List.of("reconfigure"));
            case "no_path_retry-fail", "no_path_retry-queue", "no_path_retry-5" ->
                reconfigure(
                        text(
                                "multibus",
                                "\tfailback immediate\n\tpolling_interval 2\n\tno_path_retry " + phase.substring(14)
                                        + "\n"),
                        List.of("reconfigure"));
            case "names-wwid" -> {
                run(List.of("multipathd", "shutdown"));
                run(List.of("multipath", "-F"));
                conf("defaults {\n\tuser_friendly_names no\n\tfind_multipaths yes\n"
                        + "\tpath_grouping_policy multibus\n}\n");
                run(List.of("multipathd"));
            }
            case "names-alias" ->
                reconfigure(
                        "defaults {\n\tuser_friendly_names yes\n\tfind_multipaths no\n\tpath_grouping_policy multibus\n}\n"
                                + "multipaths {\n\tmultipath {\n\t\twwid \"36000000000000000600a1000417d0001\"\n"
                                + "\t\talias oradata01\n\t\tpath_grouping_policy failover\n\t\tno_path_retry 12\n\t}\n}\n",
                        List.of("reconfigure"));
            case "blacklist" ->
                reconfigure(
                        "defaults {\n\tuser_friendly_names yes\n\tfind_multipaths no\n}\n"
                                + "blacklist {\n\twwid \"36000000000000000600a1000417d0001\"\n\tdevnode \"^loop\"\n}\n",
                        List.of("reconfigure"));
            case "bad-config" ->
                conf("defaults {\n\tuser_friendly_names perhaps\n\tno_such_option 1\n\tpath_grouping_policy\n}\n"
                        + "bogus_section {\n}\n");
            case "device-offline" -> {
                reconfigure(
                        "defaults {\n\tuser_friendly_names yes\n\tfind_multipaths no\n\tpath_grouping_policy multibus\n"
                                + "\tpolling_interval 2\n}\n",
                        List.of("reconfigure"));
                machine.diskState("sda", "offline");
            }
            case "device-deleted" -> machine.disks.remove("sda");
            case "device-rescanned" -> machine.add("sda", 0, 3, volume(1, 2097152, "1"), "127.0.20.1", 1, TARGET);
            case "lun-offline" -> {
                machine.notReady.put("sdb", 0x0401);
                machine.notReady.put("sde", 0x0401);
            }
            case "shutdown" -> {
                return;
            }
            default -> {
                return;
            }
        }
    }

    private void states(String phase, double t) {
        if (phase.startsWith("no_path_retry") && phase.endsWith("-down")) {
            double since = phase.contains("fail") ? 620 : phase.contains("queue") ? 707 : 784;
            if (t > since + 5 && machine.disks.get("sda").state().equals("running")) {
                change(0, "transport-offline", (long) since);
                change(1, "transport-offline", (long) since);
            }
        } else if (phase.startsWith("no_path_retry") && phase.endsWith("-back")) {
            if (!machine.disks.get("sda").state().equals("running")) {
                change(0, "running", (long) t - 5);
                change(1, "running", (long) t - 5);
            }
        } else if (phase.equals("device-offline") && t > 970) {
            machine.diskState("sda", "running");
        }
    }

    @Test
    void twoControllersOfAnArrayThatIsKnown() throws IOException {
        String[] names = {"abc", "def", "gik", "hjl"};
        long[] sectors = {2097152, 4194304, 1048576};
        for (int host = 0; host < 4; host++) {
            int group = host == 0 || host == 3 ? 1 : 2;
            for (int lun = 0; lun < 3; lun++) {
                RecordedMachine.Volume volume = new RecordedMachine.Volume(
                        lun,
                        sectors[lun],
                        "NETAPP",
                        "LUN C-Mode",
                        "9101",
                        "600a098038303557372b4d4f30374f3" + (lun + 1),
                        "038303557372b4d4f30374f3" + (lun + 1),
                        1);
                machine.add(
                        "sd" + names[host].charAt(lun),
                        host,
                        host + 1,
                        volume,
                        "127.0.10." + (host + 1),
                        group,
                        "iqn.1992-08.com.netapp:sn.7a1f00c2d3e411e9:vs.5");
                machine.access.put(volume.serial() + " " + group, (group == 1) == (lun != 1) ? 0 : 1);
            }
        }
        conf(controllers(""));
        replay(
                "alua-4p",
                (run, fresh) -> {
                    String phase = run.get("phase").getAsString();
                    int number = run.get("seq").getAsInt();
                    if (number == 75) {
                        machine.millis -= 8000;
                        run(List.of("multipathd"));
                    }
                    if (fresh) {
                        twoControllers(phase);
                    }
                    backAndForth(number);
                },
                60);
    }

    /** The daemon returned to a better group that takes no data, and the kernel left it, again and again. */
    private void backAndForth(int number) {
        String name = "3600a098038303557372b4d4f30374f31";
        machine.mapper.idle = number != 120;
        if (number == 119 || number == 149) {
            try {
                machine.mapper.message(name, "switch_group 1");
            } catch (MapperException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void twoControllersOfAnArrayThatLetsTheHostChoose() throws IOException {
        for (int host = 0; host < 2; host++) {
            explicit(host, 1, 1310720, host == 0 ? "sda" : "sdc");
            explicit(host, 7, 2097152, host == 0 ? "sdb" : "sdd");
        }
        machine.access.put("17b2000001000001 1", 0x81);
        machine.access.put("17b2000001000001 2", 0);
        machine.access.put("17b2000001000007 1", 1);
        machine.access.put("17b2000001000007 2", 0x80);
        conf(generic("yes", ""));
        replay(
                "alua-2p",
                (run, fresh) -> {
                    int number = run.get("seq").getAsInt();
                    if (number == 75) {
                        machine.millis -= 8000;
                        run(List.of("multipathd"));
                    }
                    if (fresh) {
                        chosen(run.get("phase").getAsString());
                    } else if (number == 163) {
                        machine.millis -= 7000;
                        array(0x80, 1);
                        run(List.of("multipathd", "show", "daemon"));
                        machine.millis += 5000;
                        run(List.of("multipathd", "show", "daemon"));
                    }
                },
                80);
    }

    private void explicit(int host, int lun, long sectors, String name) {
        RecordedMachine.Volume volume = new RecordedMachine.Volume(
                lun,
                sectors,
                "EXARRAY",
                "VolumeTwo",
                "0501",
                "6a1000417b200000100000" + lun + "000000000",
                "17b200000100000" + lun,
                3);
        String target = "iqn.2003-01.com.examplearray:sn.b2000001";
        machine.add(name, host, host + 1, volume, "127.0." + (host + 1) + "0.1", host + 1, target);
    }

    private static String generic(String names, String overrides) {
        return "defaults {\n\tuser_friendly_names " + names
                + "\n\tfind_multipaths no\n\tpolling_interval 2\n\tmax_polling_interval 2\n}\n"
                + (overrides.isEmpty() ? "" : "overrides {\n" + overrides + "}\n");
    }

    /** The array gives the port groups of the first volume other states. */
    private void array(int a, int b) {
        machine.access.put("17b2000001000001 1", a);
        machine.access.put("17b2000001000001 2", b);
    }

    private void chosen(String phase) throws IOException {
        if (phase.equals("defaults")) {
            return;
        }
        machine.millis -= 7000;
        run(List.of("multipathd", "show", "daemon"));
        List<String> reconfigure = List.of("reconfigure");
        switch (phase) {
            case "group_by_prio" ->
                reconfigure(
                        generic(
                                "yes",
                                "\tpath_grouping_policy group_by_prio\n\tprio alua\n\thardware_handler \"1 alua\"\n"
                                        + "\tfailback immediate\n\tno_path_retry 6\n"),
                        reconfigure);
            case "first-lun-ctrl1-state0" -> array(0x80, 1);
            case "first-lun-ctrl1-state1" -> array(0x81, 1);
            case "first-lun-ctrl1-state2" -> array(0x82, 1);
            case "first-lun-ctrl1-state3" -> array(0x83, 1);
            case "first-lun-swapped" -> array(0x81, 0);
            case "first-lun-both-optimized" -> array(0x80, 0);
            case "first-lun-both-standby" -> array(0x82, 2);
            case "stpg" -> array(0x81, 0);
            case "no-preferred" -> {
                array(0, 1);
                machine.access.put("17b2000001000007 2", 0);
            }
            case "pg-policy-failover" -> reconfigure(generic("no", "\tpath_grouping_policy failover\n"), reconfigure);
            case "pg-policy-multibus" -> reconfigure(generic("no", "\tpath_grouping_policy multibus\n"), reconfigure);
            case "controller-a-down" -> {
                reconfigure(generic("yes", ""), reconfigure);
                change(0, "transport-offline", 366);
            }
            case "controller-b-down" -> change(1, "transport-offline", 396);
            case "controllers-back" -> {
                change(0, "running", 416);
                change(1, "running", 416);
            }
            case "resized" -> {
                explicit(0, 1, 1572864, "sda");
                explicit(1, 1, 1572864, "sdc");
            }
            default -> {
                return;
            }
        }
        machine.millis += 3000;
        run(List.of("multipathd", "show", "daemon"));
        machine.mapper.devices().forEach(map -> machine.mapper.touch(map.name()));
    }

    private static String controllers(String policy) {
        return "defaults {\n\tuser_friendly_names yes\n\tfind_multipaths no\n\tpolling_interval 2\n\tmax_polling_interval 2\n}\n"
                + (policy.isEmpty() ? "" : "overrides {\n\tpath_grouping_policy " + policy + "\n}\n");
    }

    private void twoControllers(String phase) throws IOException {
        machine.millis -= 7000;
        run(List.of("multipathd", "show", "daemon"));
        switch (phase) {
            case "group_by_prio" -> reconfigure(controllers("group_by_prio"), List.of("reconfigure"));
            case "first-lun-ctrl1-state1" -> first(0x81, 1);
            case "first-lun-ctrl1-state2" -> first(0x82, 1, "8:0", "8:112");
            case "first-lun-ctrl1-state3" -> first(0x83, 1);
            case "first-lun-swapped" -> {
                machine.notReady.put("sda", 0x040c);
                first(0x81, 0);
            }
            case "first-lun-both-optimized" -> first(0, 0);
            case "first-lun-both-standby" -> {
                machine.notReady.put("sda", 0x040c);
                first(0x82, 2, "8:0", "8:112", "8:48", "8:96");
            }
            case "stpg" -> {
                machine.notReady.put("sda", 0x040c);
                machine.notReady.put("sdd", 0x040c);
                first(0, 1);
            }
            case "pg-policy-failover" -> reconfigure(controllers("failover"), List.of("reconfigure"));
            case "pg-policy-multibus" -> reconfigure(controllers("multibus"), List.of("reconfigure"));
            case "controller-a-down" -> {
                reconfigure(controllers("group_by_prio"), List.of("reconfigure"));
                for (String name : List.of("sda", "sdb", "sdc", "sdh", "sdj", "sdl")) {
                    machine.notReady.put(name, 0x0403);
                }
            }
            case "controller-b-down" -> machine.disks.keySet().forEach(name -> machine.notReady.put(name, 0x0403));
            case "controllers-back" -> machine.notReady.clear();
            default -> {
                return;
            }
        }
        machine.millis += 3000;
        run(List.of("multipathd", "show", "daemon"));
        if (LATE.contains(phase)) {
            machine.notReady.clear(); // the daemon had looked at these a second before they were back
            machine.millis += 2000;
            run(List.of("multipathd", "show", "daemon"));
        }
        if (machine.mapper.refusing.isEmpty()) {
            machine.mapper.devices().forEach(map -> machine.mapper.touch(map.name()));
        }
    }

    private void first(int a, int b, String... failing) {
        machine.mapper.refusing.clear();
        machine.mapper.refusing.addAll(List.of(failing));
        machine.access.put("038303557372b4d4f30374f31 1", a);
        machine.access.put("038303557372b4d4f30374f31 2", b);
    }

    private static String text(String policy, String more) {
        return "defaults {\n\tuser_friendly_names yes\n\tfind_multipaths yes\n\tpath_grouping_policy " + policy + "\n"
                + more + "}\n";
    }

    private void reconfigure(String conf, List<String> words) throws IOException {
        conf(conf);
        machine.millis -= 3000;
        List<String> line = new ArrayList<>(List.of("multipathd"));
        line.addAll(words);
        run(line);
    }
}

package io.vtool.multipath.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is in effect for a device or a map, and where it comes from. */
class SettingsTest {
    private static DeviceSettings netapp(MultipathConfig config) {
        return config.forDevice("NETAPP", "LUN C-Mode", "9700", "scsi:iscsi");
    }

    private static String origin(MapSettings map, String keyword) {
        return Objects.requireNonNull(map.setting(keyword)).origin().text();
    }

    @Test
    void theBuiltInTableKnowsTheDevice() {
        MapSettings map = MultipathConfig.builtIn()
                .forMap("3600a098", MultipathConfig.builtIn().forDevice("LIO-ORG", "disk0", "4.0", "scsi:iscsi"));
        assertThat(map.pathGroupingPolicy()).isEqualTo("group_by_prio");
        assertThat(map.hardwareHandler()).isEqualTo("1 alua");
        assertThat(map.failback()).isEqualTo(MapSettings.FAILBACK_IMMEDIATE);
        assertThat(map.noPathRetry()).isEqualTo(12);
        assertThat(map.pathSelector()).isEqualTo("service-time 0");
        assertThat(origin(map, "prio")).isEqualTo("built-in hardware table, entry 95");
        assertThat(origin(map, "path_selector")).isEqualTo("built-in default");
    }

    @Test
    void unknownDevicesGetTheDefaults() {
        DeviceSettings device = MultipathConfig.builtIn().forDevice("IET", "VIRTUAL-DISK", "0001", "scsi:iscsi");
        MapSettings map = MultipathConfig.builtIn().forMap("x", device);
        assertThat(device.known()).isFalse();
        assertThat(device.pathChecker()).isEqualTo("tur");
        assertThat(device.devLossTmo()).isZero();
        assertThat(device.fastIoFailTmo()).isEqualTo(5);
        assertThat(map.pathGroupingPolicy()).isEqualTo("failover");
        assertThat(map.noPathRetry()).isEqualTo(MapSettings.RETRY_UNSET);
        assertThat(map.prio()).isEqualTo("const");
    }

    @Test
    void multipathsBeatOverridesBeatDevicesBeatDefaults() {
        String text = """
                defaults {
                  no_path_retry 1
                  rr_min_io 5
                  failback 30
                }
                devices {
                  device {
                    vendor "NETAPP"
                    product "LUN C"
                    no_path_retry 2
                    failback manual
                  }
                }
                overrides {
                  no_path_retry 3
                }
                multipaths {
                  multipath {
                    wwid w
                    no_path_retry 4
                    alias data
                  }
                }
                """;
        MultipathConfig config = Samples.read(text);
        MapSettings own = config.forMap("w", netapp(config));
        MapSettings other = config.forMap("v", netapp(config));
        assertThat(own.noPathRetry()).isEqualTo(4);
        assertThat(own.alias()).isEqualTo("data");
        assertThat(origin(own, "no_path_retry")).isEqualTo("/etc/multipath.conf line 20, multipaths");
        assertThat(other.noPathRetry()).isEqualTo(3);
        assertThat(other.alias()).isNull();
        assertThat(origin(other, "failback")).isEqualTo("/etc/multipath.conf line 11, devices");
        assertThat(other.rrMinIo()).isEqualTo(5);
        assertThat(other.device().devLossTmo()).isEqualTo(Integer.MAX_VALUE);
        assertThat(config.wwidOf("data")).isEqualTo("w");
    }

    @Test
    void anEntryWithTheSameExpressionsTakesOverTheBuiltInOneAndBeatsLaterOnes() {
        MultipathConfig config =
                Samples.read("devices {\ndevice {\nvendor \"HITACHI\"\nproduct \"^DF\"\nno_path_retry 9\n}\n}\n");
        MapSettings map = config.forMap("w", config.forDevice("HITACHI", "DF600F", "", "scsi:fcp"));
        assertThat(map.noPathRetry()).isEqualTo(9);
        // Entry 45 for DF600F says multibus, and stands behind entry 44 only as long as that is built in.
        assertThat(map.pathGroupingPolicy()).isEqualTo("group_by_prio");
        assertThat(origin(map, "prio")).isEqualTo("built-in hardware table, entry 44");
    }

    @Test
    void laterFilesBeatEarlierOnes() {
        MultipathConfig config = MultipathConfig.read(List.of(
                new ConfigFile(MultipathConfig.FILE, "defaults {\nfailback 1\nrr_min_io 7\n}\n"),
                new ConfigFile("/etc/multipath/conf.d/10-a.conf", "defaults {\nfailback 2\n}\n"),
                new ConfigFile("/etc/multipath/conf.d/20-b.conf", "devices {\ndevice {\nvendor X\n}\n}\n")));
        MapSettings map = config.forMap("w", netapp(config));
        assertThat(Objects.requireNonNull(config.defaults().setting("failback"))
                        .origin()
                        .text())
                .isEqualTo("/etc/multipath/conf.d/10-a.conf line 2, defaults");
        assertThat(map.rrMinIo()).isEqualTo(7);
        assertThat(Samples.problems(config))
                .isEqualTo("device config in 20-b.conf missing vendor or product parameter\n");
    }

    @Test
    void timeoutsMayDependOnTheProtocol() {
        MultipathConfig config =
                Samples.read("overrides {\nfast_io_fail_tmo 7\nprotocol {\ntype scsi:fcp\nfast_io_fail_tmo off\n"
                        + "dev_loss_tmo 60\n}\n}\n");
        DeviceSettings fibre = config.forDevice("X", "Y", "", "scsi:fcp");
        DeviceSettings iscsi = config.forDevice("X", "Y", "", "scsi:iscsi");
        assertThat(fibre.fastIoFailTmo()).isEqualTo(-1);
        assertThat(fibre.devLossTmo()).isEqualTo(60);
        assertThat(iscsi.fastIoFailTmo()).isEqualTo(7);
        assertThat(Objects.requireNonNull(config.forMap("w", fibre).setting("fast_io_fail_tmo"))
                        .value())
                .isEqualTo("off");
        assertThat(config.forMap("w", iscsi).settings())
                .extracting(Setting::value)
                .contains("7");
    }

    @Test
    void prioritizerAndArgumentsComeFromOnePlace() {
        MultipathConfig config = Samples.read("defaults {\nprio_args \"x\"\n}\noverrides {\nprio weightedpath\n}\n");
        assertThat(config.forMap("w", netapp(config)).prio()).isEqualTo("weightedpath");
        assertThat(config.forMap("w", netapp(config)).prioArgs()).isEmpty();
    }

    @Test
    void featuresWithKeywordsOfTheirOwnBecomeThese() {
        MultipathConfig config = Samples.read("defaults {\nfeatures \"3 queue_if_no_path pg_init_retries 50\"\n}\n");
        MapSettings map = config.forMap("w", config.forDevice("X", "Y", "", "scsi:fcp"));
        assertThat(map.features()).isEqualTo("2 pg_init_retries 50");
        assertThat(map.noPathRetry()).isEqualTo(MapSettings.RETRY_QUEUE);
        assertThat(map.warnings("mpatha").get(0).text())
                .isEqualTo(
                        "mpatha: option 'features \"1 queue_if_no_path\"' is deprecated, please use 'no_path_retry queue'"
                                + " instead");
    }

    @Test
    void delaysImplyErrorThresholds() {
        MultipathConfig config =
                Samples.read("defaults {\ndelay_watch_checks 12\ndelay_wait_checks 3\npolling_interval 10\n}\n");
        MapSettings map = config.forMap("w", config.forDevice("X", "Y", "", "scsi:fcp"));
        assertThat(map.pathErrors().sanPathErrThreshold()).isEqualTo(1);
        assertThat(map.pathErrors().sanPathErrForgetRate()).isEqualTo(12);
        assertThat(map.pathErrors().sanPathErrRecoveryTime()).isEqualTo(120);
    }

    @Test
    void theWwidMayBeInAnotherPropertyForSomeDevices() {
        MultipathConfig config = Samples.read("defaults {\nuid_attrs \"sd:ID_SERIAL_SHORT dasd:ID_UID\"\n}\n");
        DeviceSettings device = config.forDevice("X", "Y", "", "scsi:fcp");
        assertThat(device.uidAttribute("sdb")).isEqualTo("ID_SERIAL_SHORT");
        assertThat(device.uidAttribute("nvme0n1")).isEqualTo("ID_SERIAL");
    }
}

package io.vtool.multipath.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found in files that multipath reads without a word, and in others. */
class ConfigLintTest {
    private static List<String> check(String text) {
        List<String> found = new ArrayList<>();
        for (Finding finding : ConfigLint.check(List.of(new ConfigFile("m.conf", text.replace(';', '\n'))))) {
            found.add(finding.line() + " " + finding.code());
        }
        return found;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "defaults {;fast_io_fail_tmo 30;dev_loss_tmo 20;}@3 timeouts_crossed",
                "defaults {;dev_loss_tmo 5;}@2 timeouts_crossed",
                "defaults {;dev_loss_tmo infinity;fast_io_fail_tmo off;}@2 dev_loss_capped",
                "overrides {;protocol {;type scsi:fcp;dev_loss_tmo 3;};}@4 timeouts_crossed",
                "defaults {;polling_interval 30;max_polling_interval 10;}@2 intervals_crossed",
                "defaults {;polling_interval often;}@2 invalid_value, 2 interval_senseless",
                "overrides {;no_path_retry queue;}@2 queue_forever",
                "overrides {;features \"1 queue_if_no_path\";}@2 queue_forever",
                "devices {;device {;vendor A;product B;no_path_retry queue;};}@5 queue_kept",
                "defaults {;rr_min_io_rq 2;};overrides {;rr_min_io_rq 3;}@2 overridden",
                "devices {;device {;vendor A;product B;failback 3;};};overrides {;failback 4;}@5 overridden",
                "defaults {;reassign_maps no;};defaults {;reassign_maps yes;}@2 overwritten, 4 duplicate_keyword",
                "defaults {;reassign_maps no;reassign_maps yes;}@3 duplicate_keyword",
                "defaults {;prio alau;}@2 unknown_name, 2 built_in_differs, 2 detected_instead",
                "defaults {;path_selector \"fastest 0\";}@2 unknown_name",
                "devices {;device {;vendor VENDORWITHALONGNAME;product B;};}@3 never_matches",
                "devices {;device {;vendor \"PURE    \";product B;};}@3 never_matches",
                "devices {;device {;vendor \"(A\";product B;};}@3 invalid_expression",
                "devices {;device {;vendor NVME;product \"Some long model name\";};}@",
                "devices {;device {;vendor A;};}@2 incomplete_section",
                "multipaths {;multipath {;wwid \"3600*\";};}@3 wwid_is_no_expression",
                "multipaths {;multipath {;wwid 1;alias mpathb;};}@4 alias_looks_automatic",
                "multipaths {;multipath {;wwid 1;alias x;};multipath {;wwid 2;alias x;};}@8 alias_conflict",
                "blacklist {;wwid \".*\";}@2 blacklists_all",
                "blacklist {;wwid \".*\";};blacklist_exceptions {;wwid \"^3600\";}@",
                "blacklist {;wwid \".*\";};blacklist_exceptions {;devnode \"^sd\";}@2 blacklists_all",
                "blacklist {;device {;vendor \".*\";};}@3 blacklists_all",
                "blacklist {;devnode \"^sda\";}@2 blacklist_prefix",
                "blacklist {;devnode \"^sda$\";}@",
                "blacklist_exceptions {;protocol scsi:fcp;}@2 exception_without_rule",
                "defaults {;marginal_path_err_sample_time 60;}@2 marginal_incomplete, 2 marginal_sample_short",
                "defaults {;san_path_err_threshold 3;}@2 error_checks_incomplete",
                "defaults {;delay_wait_checks 3;}@2 superseded",
                "defaults {;detect_prio no;path_grouping_policy group_by_prio;}@3 built_in_differs, 3 one_group",
                "defaults {;path_checker directio;}@2 built_in_differs, 2 detected_instead",
                "defaults {;rr_min_io 5;}@2 unused_min_io",
                "defaults {;rr_weight priorities;}@2 unused_weight",
                "defaults {;verbosity 3;}@2 verbose",
                "overrides {;hardware_handler \"1 alua\";}@2 unknown_keyword",
                "bogus {;}@1 unknown_keyword, 2 syntax",
                "blacklist {;wwid \"(a\";}@2 unusable_value, 0 refused",
                "defaults {;find_multipaths yes;user_friendly_names yes;}@",
            })
    void findings(String text, String expected) {
        assertThat(String.join(", ", check(text))).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void unknownKeywordsNameWhatMayHaveBeenMeant() {
        Finding finding = ConfigLint.check(
                        List.of(new ConfigFile("m.conf", "defaults {\nuser_friendly_name yes\nalias x\n}\n")))
                .get(0);
        assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
        assertThat(finding.text()).isEqualTo("invalid keyword in the defaults section: user_friendly_name");
        assertThat(finding.word()).isEqualTo("user_friendly_name");
        assertThat(finding.candidates()).contains("user_friendly_names");
        assertThat(finding.advice()).isNotEmpty();
    }

    @Test
    void theSectionsThatHaveTheKeywordAreNamed() {
        List<Finding> findings = ConfigLint.check(List.of(new ConfigFile("m.conf", "defaults {\nalias x\n}\n")));
        assertThat(findings.get(0).text())
                .isEqualTo("invalid keyword in the defaults section: alias (it belongs in multipath)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "devices {;device {;vendor A;product B;prio_callout x;};}@prio_callout (of old releases: now prio)",
                "devnode_blacklist {;}@devnode_blacklist (of old releases: now blacklist)",
                "defaults {;udev_dir /dev;}@udev_dir (of old releases, which nothing replaced)",
                "multipaths {;multipath {;wwid 1;path_checker tur;};}@path_checker (it belongs in defaults, device, overrides)"
            })
    void anUnknownKeywordIsToldWhereItBelongsOrWhatItIsNow(String text, String told) {
        assertThat(ConfigLint.check(List.of(new ConfigFile("m.conf", text.replace(';', '\n')))))
                .anySatisfy(finding -> assertThat(finding.text()).endsWith(told));
    }
}

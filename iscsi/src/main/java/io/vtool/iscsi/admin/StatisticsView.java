package io.vtool.iscsi.admin;

import java.util.List;

/**
 * The counters of a session. An emulated host has no kernel that counts: they are all 0.
 *
 * @param session the session
 */
public record StatisticsView(Session session) implements AdminView {
    /** The counters of RFC 4544, in the order in which they are shown. */
    public static final List<String> SNMP = List.of(
            "txdata_octets",
            "rxdata_octets",
            "noptx_pdus",
            "scsicmd_pdus",
            "tmfcmd_pdus",
            "login_pdus",
            "text_pdus",
            "dataout_pdus",
            "logout_pdus",
            "snack_pdus",
            "noprx_pdus",
            "scsirsp_pdus",
            "tmfrsp_pdus",
            "textrsp_pdus",
            "datain_pdus",
            "logoutrsp_pdus",
            "r2t_pdus",
            "async_pdus",
            "rjt_pdus",
            "digest_err",
            "timeout_err");

    /** The counters of Linux's TCP transport. */
    public static final List<String> EXTENDED = List.of("tx_sendpage_failures", "rx_discontiguous_hdr", "eh_abort_cnt");

    @Override
    public void print(StringBuilder out) {
        out.append("Stats for session ").append(session.label()).append("\niSCSI SNMP:\n");
        counters(SNMP, out);
        out.append("iSCSI Extended:\n");
        counters(EXTENDED, out);
    }

    private static void counters(List<String> names, StringBuilder out) {
        for (String name : names) {
            out.append('\t').append(name).append(": 0\n");
        }
    }
}

package io.vtool.iscsi.admin;

import java.util.List;

/**
 * The counters of a session.
 *
 * @param session the session
 */
public record StatisticsView(Session session) implements AdminView {
    /** All counters, in the order in which they are shown: those of RFC 4544, then those of Linux's TCP transport. */
    public static final List<String> ALL = List.of(
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
            "timeout_err",
            "tx_sendpage_failures",
            "rx_discontiguous_hdr",
            "eh_abort_cnt");

    private static final int EXTENDED = ALL.indexOf("tx_sendpage_failures");

    @Override
    public void print(StringBuilder out) {
        out.append("Stats for session ").append(session.label()).append("\niSCSI SNMP:\n");
        counters(ALL.subList(0, EXTENDED), out);
        out.append("iSCSI Extended:\n");
        counters(ALL.subList(EXTENDED, ALL.size()), out);
    }

    private void counters(List<String> names, StringBuilder out) {
        SessionCounters counters = session.counters();
        for (String name : names) {
            out.append('\t')
                    .append(name)
                    .append(": ")
                    .append(counters.get(name))
                    .append('\n');
        }
    }
}

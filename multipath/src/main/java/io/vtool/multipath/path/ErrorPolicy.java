package io.vtool.multipath.path;

/**
 * What the configuration says about paths that fail again and again. The keywords {@code marginal_path_*} go before {@code
 * san_path_err_*}, which the keywords {@code delay_*} stand for, too. Numbers that are not set are not above 0.
 *
 * @param threshold failures after which a path is not taken back at once
 * @param forgetRate checks without failure after which one is forgotten
 * @param recoverySeconds how long such a path is kept out
 * @param doubleFailSeconds in which time a path has to fail twice to be measured
 * @param sampleSeconds how long it is measured
 * @param rate errors in a thousand requests that make it marginal
 * @param gapSeconds until it is measured again
 */
public record ErrorPolicy(
        int threshold,
        int forgetRate,
        int recoverySeconds,
        int doubleFailSeconds,
        int sampleSeconds,
        int rate,
        int gapSeconds) {
    /** Whether failures are counted. */
    public boolean counts() {
        return threshold > 0 && forgetRate > 0 && recoverySeconds > 0;
    }

    /** Whether errors are measured. */
    public boolean measures() {
        return doubleFailSeconds > 0 && sampleSeconds > 0 && rate > 0 && gapSeconds > 0;
    }
}

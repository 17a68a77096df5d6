package io.vtool.multipath.path;

import java.util.function.Consumer;

/** How often a path has failed, and whether it is kept out of use for that. Times are seconds of the machine's clock. */
public final class PathErrors {
    private static final int FLAKY = 2;
    private static final int WAITING = -1;
    private static final int MEASURING = -2;
    private static final int FIELDS = 6;

    private int failures;
    private int forget;
    private boolean out;
    private long outSince;
    private int flaky;
    private long flakySince;

    /** Counts a failure that the kernel told of. */
    public void failed(ErrorPolicy policy, long now) {
        if (!policy.measures() || flaky < 0) {
            return;
        }
        if (flaky == 0 || now - flakySince > policy.doubleFailSeconds()) {
            flaky = 1;
            flakySince = now;
            return;
        }
        if (++flaky >= FLAKY) {
            flaky = WAITING;
            out = true;
            outSince = 0;
        }
    }

    /**
     * What has to be known to judge a path.
     *
     * @param path its name
     * @param before what it was taken for until now
     * @param usablePaths how many paths of its map are usable
     * @param now the time
     * @param log takes messages
     */
    public record Situation(String path, PathStatus before, int usablePaths, long now, Consumer<String> log) {}

    /** Measures the errors of a path. */
    public interface Meter {
        /** Errors in a thousand requests. */
        int errors();
    }

    /**
     * Judges a path that its checker calls usable.
     *
     * @param policy what the configuration says
     * @param at what else is known
     * @param meter measures its errors, when that is due
     * @return whether it is kept out
     */
    public boolean keepsOut(ErrorPolicy policy, Situation at, Meter meter) {
        if (policy.measures()) {
            return out && measured(policy, at, meter);
        }
        return policy.counts() && counted(policy, at);
    }

    private boolean measured(ErrorPolicy policy, Situation at, Meter meter) {
        if (at.usablePaths() <= 0) {
            at.log().accept("io error statistic: " + at.path() + ": no paths. recovering early");
            return recovered();
        }
        if (flaky == WAITING && at.now() - outSince > policy.gapSeconds()) {
            flaky = MEASURING;
            outSince = at.now();
        }
        if (flaky != MEASURING || at.now() - outSince < policy.sampleSeconds()) {
            return true;
        }
        int errors = meter.errors();
        if (errors <= policy.rate()) {
            return recovered();
        }
        flaky = WAITING;
        outSince = at.now();
        return true;
    }

    private boolean counted(ErrorPolicy policy, Situation at) {
        if (out) {
            return stillOut(policy, at);
        }
        if (at.before().usable()) {
            good(policy, 1);
            return false;
        }
        if (at.before() != PathStatus.DOWN && at.before() != PathStatus.SHAKY && at.before() != PathStatus.TIMEOUT) {
            return false;
        }
        if (failures == 0) {
            forget = policy.forgetRate();
        }
        failures++;
        if (failures <= policy.threshold()) {
            return false;
        }
        at.log().accept(at.path() + " : hit error threshold. Delaying path reinstatement");
        outSince = at.now();
        out = true;
        return true;
    }

    private boolean stillOut(ErrorPolicy policy, Situation at) {
        if (at.usablePaths() == 0) {
            at.log().accept(at.path() + " : reinstating path early");
            return recovered();
        }
        if (!at.before().usable() && at.before() != PathStatus.DELAYED) {
            forget = policy.forgetRate();
            outSince = at.now();
        }
        if (at.now() - outSince > policy.recoverySeconds()) {
            at.log().accept(at.path() + " : reinstate the path after err recovery time");
            return recovered();
        }
        return true;
    }

    private boolean recovered() {
        failures = 0;
        forget = 0;
        flaky = 0;
        out = false;
        return false;
    }

    /** Some checks found the path well: failures are forgotten in the course of that. */
    public void good(ErrorPolicy policy, int checks) {
        for (int left = checks; left > 0 && failures > 0 && policy.counts() && !out; ) {
            int step = Math.min(left, forget + 1);
            left -= step;
            if (step <= forget) {
                forget -= step;
            } else {
                failures--;
                forget = policy.forgetRate();
            }
        }
    }

    /** The first second after which a path that is kept out has to be judged anew. */
    public long dueAfter(ErrorPolicy policy) {
        if (!policy.measures()) {
            return outSince + policy.recoverySeconds();
        }
        return flaky == MEASURING ? outSince + policy.sampleSeconds() - 1 : outSince + policy.gapSeconds();
    }

    /** Whether the path is kept out. */
    public boolean out() {
        return out;
    }

    /** As text, empty when there is nothing to remember. */
    public String text() {
        if (failures == 0 && flaky == 0 && !out) {
            return "";
        }
        return failures + " " + forget + " " + out + " " + outSince + " " + flaky + " " + flakySince;
    }

    /** Reads what {@link #text} gave; something else counts as nothing to remember. */
    public static PathErrors parse(String text) {
        PathErrors errors = new PathErrors();
        String[] fields = text.split(" ", -1);
        if (fields.length != FIELDS) {
            return errors;
        }
        try {
            errors.failures = Integer.parseInt(fields[0]);
            errors.forget = Integer.parseInt(fields[1]);
            errors.out = fields[2].equals("true");
            errors.outSince = Long.parseLong(fields[3]);
            errors.flaky = Integer.parseInt(fields[4]);
            errors.flakySince = Long.parseLong(fields[5]);
            return errors;
        } catch (NumberFormatException e) {
            return new PathErrors();
        }
    }
}

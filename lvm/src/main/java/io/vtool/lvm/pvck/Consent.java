package io.vtool.lvm.pvck;

import io.vtool.lvm.command.LvmRun;

/** Whether something may be written: {@code --yes} says so. Nobody is asked, for there is no terminal to ask at. */
final class Consent {
    private Consent() {}

    /** Whether it was given; else the question is printed with the answer that stands for none. */
    static boolean given(LvmRun run, String question) {
        if (run.line().has("yes")) {
            return true;
        }
        run.world().output().err(question + "[n]\n");
        return false;
    }
}

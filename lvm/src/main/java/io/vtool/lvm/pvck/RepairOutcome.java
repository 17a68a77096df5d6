package io.vtool.lvm.pvck;

/** How a repair ended. */
enum RepairOutcome {
    DONE,
    REFUSED,
    FAILED
}

package io.vtool.iscsi.target;

/**
 * A SCSI target device with its logical units, as the protocol engine sees it. Calls come from many connection threads at
 * once. Nothing is thrown for what an initiator sends: every fault is a status with sense data.
 */
public interface ScsiDevice {

    /**
     * Executes one command to its end.
     *
     * @param nexus where it came from
     * @param task the command
     * @return the answer
     */
    ScsiResponse execute(Nexus nexus, ScsiTask task);

    /**
     * Carries out a task management function on what {@link #execute} has under way (SAM-5 7).
     *
     * @param nexus where it came from
     * @param function what to do
     * @param lun the logical unit, big endian; ignored by target resets
     * @param taskTag the task an ABORT TASK or QUERY TASK refers to
     * @return the service response
     */
    TaskManagementResponse manage(Nexus nexus, TaskManagementFunction function, long lun, int taskTag);

    /**
     * Tells that a session has begun.
     *
     * @param nexus the new nexus
     */
    void nexusEstablished(Nexus nexus);

    /**
     * Tells that a session has ended (I_T NEXUS LOSS, SAM-5 6.3.4).
     *
     * @param nexus the lost nexus
     */
    void nexusLost(Nexus nexus);
}

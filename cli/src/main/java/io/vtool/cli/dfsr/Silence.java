package io.vtool.cli.dfsr;

import io.vtool.dfsr.config.ReplicatedFolder;
import io.vtool.dfsr.engine.FolderState;
import io.vtool.dfsr.engine.Member;
import io.vtool.dfsr.engine.MemberFaults;
import io.vtool.dfsr.store.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * Why a member does not answer.
 *
 * @param text name of the text that dfsrdiag prints
 * @param member the member
 * @param words what to tell people
 * @param hint what to do
 */
record Silence(String text, String member, String words, String hint) {
    /** Whether its service is there and lets itself be asked, null when it is. */
    static @Nullable Silence of(MemberFaults faults, String member) {
        if (faults.serviceStopped(member)) {
            return new Silence(
                    "err-service",
                    member,
                    "the service of " + member + " does not answer: the RPC server is unavailable (1722)",
                    "start the service there; nobody can count without it");
        }
        return faults.rightsLost(member)
                ? new Silence(
                        "err-rights", member, member + " refuses: access is denied (5)", "give back the rights there")
                : null;
    }

    /**
     * Why a backlog cannot be counted, null when it can: the receiver tells what it knows, then the sender counts what is not in
     * that.
     */
    static @Nullable Silence of(MemberFaults faults, ReplicatedFolder folder, Member sender, Member receiver)
            throws StoreException {
        for (Member one : new Member[] {receiver, sender}) {
            Silence silent = of(faults, one.config().name());
            if (silent != null) {
                return silent;
            }
        }
        if (notReady(receiver, folder)) {
            return notReady("err-vector", receiver, "GetVersionVector");
        }
        return notReady(sender, folder) ? notReady("err-count", sender, "GetOutboundBacklogFileCount") : null;
    }

    /** Why one of the two cannot even be asked, null when both can: a service that does not run. */
    static @Nullable Silence stopped(MemberFaults faults, String sender, String receiver) {
        for (String name : new String[] {receiver, sender}) {
            if (faults.serviceStopped(name)) {
                return of(faults, name);
            }
        }
        return null;
    }

    private static boolean notReady(Member member, ReplicatedFolder folder) throws StoreException {
        FolderState state = member.state(folder.guid());
        return state == FolderState.UNINITIALIZED || state == FolderState.IN_ERROR;
    }

    private static Silence notReady(String text, Member member, String method) {
        String name = member.config().name();
        return new Silence(
                text,
                name,
                "the folder of " + name + " is not ready: " + method + " fails (0x80041001)",
                "see 'vtool dfsr events --member " + name + "' for what stopped it");
    }
}

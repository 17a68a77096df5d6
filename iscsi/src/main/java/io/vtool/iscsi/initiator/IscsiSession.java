package io.vtool.iscsi.initiator;

import io.vtool.iscsi.initiator.IscsiException.Kind;
import io.vtool.iscsi.login.SessionParameters;
import io.vtool.iscsi.pdu.BasicHeader;
import io.vtool.iscsi.pdu.LogoutResponsePdu;
import io.vtool.iscsi.pdu.Opcode;
import io.vtool.iscsi.pdu.TaskManagementResponsePdu;
import io.vtool.iscsi.text.KeyValue;
import io.vtool.iscsi.text.TextCodec;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A session in full feature phase, for use by any number of threads. It ends by {@link #logOut}, by {@link #close}, by the
 * wish of the target, or because the connection is lost; it never comes back to life.
 */
public final class IscsiSession implements AutoCloseable {
    /** How many unit attentions in a row one command gets over: a new session has some waiting. */
    private static final int UNIT_ATTENTIONS = 3;

    private final SessionDetails details;
    private final Deadlines deadlines;
    private final SessionListener listener;
    private final Watchdog watchdog;
    private final CommandFilter filter;
    private final Wire wire;
    private final Tasks tasks;
    private final Sender sender;

    IscsiSession(
            Wire wire,
            Tasks tasks,
            Sender sender,
            SessionDetails details,
            SessionSettings settings,
            SessionListener listener,
            Watchdog watchdog) {
        this.wire = wire;
        this.tasks = tasks;
        this.sender = sender;
        this.details = details;
        this.deadlines = settings.deadlines();
        this.listener = listener;
        this.watchdog = watchdog;
        filter = new CommandFilter(settings.access());
    }

    void start() {
        ReadLoop loop = new ReadLoop(wire, tasks, sender, new Consumer<>() {
            @Override
            public void accept(AsyncEvent event) {
                listener.asyncMessage(IscsiSession.this, event);
            }
        });
        Thread reader = new Thread(loop, "iscsi-initiator");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Returns what the login brought.
     *
     * @return names, addresses and parameters
     */
    public SessionDetails details() {
        return details;
    }

    /**
     * Returns what was agreed in numbers.
     *
     * @return the parameters
     */
    public SessionParameters parameters() {
        return details.parameters();
    }

    /**
     * Tells whether the session takes requests.
     *
     * @return false once it has ended, or is about to
     */
    public boolean isOpen() {
        return !tasks.closing();
    }

    /**
     * Returns why the session has ended.
     *
     * @return the failure, or null while it lives
     */
    public @Nullable IscsiException failure() {
        return tasks.failure();
    }

    /**
     * Carries a command out. A unit attention is told to the listener, and the command is tried again; more than a few in a
     * row are its end.
     *
     * @param command the command
     * @return how it ended, whatever its status
     * @throws IscsiException if the session may not send it, it had no end in time (it is aborted then), or the session has
     *     ended
     */
    public ScsiResult execute(ScsiCommand command) throws IscsiException {
        return execute(command, deadlines.command());
    }

    /**
     * Carries a command out that may take longer, or less long, than others.
     *
     * @param command the command
     * @param time how long it may take
     * @return how it ended, whatever its status
     * @throws IscsiException as for {@link #execute(ScsiCommand)}
     */
    public ScsiResult execute(ScsiCommand command, Duration time) throws IscsiException {
        filter.check(command);
        ScsiResult result = attempt(command, time);
        for (int i = 0; i < UNIT_ATTENTIONS && result.unitAttention(); i++) {
            listener.unitAttention(this, command.lun(), result.sense());
            result = attempt(command, time).after(result.sense());
        }
        return result;
    }

    private ScsiResult attempt(ScsiCommand command, Duration time) throws IscsiException {
        CommandReply reply = new CommandReply(command, details.parameters());
        Task task = new Task(reply, command.lun());
        tasks.begin(task, false);
        boolean sent;
        Watchdog.Guard guard = watchdog.guard(time, new Runnable() {
            @Override
            public void run() {
                tasks.expire(task);
            }
        });
        try {
            sent = sender.command(task, command);
            if (sent) {
                for (ReadyToTransfer ready = tasks.await(task); ready != null; ready = tasks.await(task)) {
                    sender.data(task, ready, command.dataOut());
                }
            }
        } catch (IscsiException e) {
            tasks.forget(task);
            throw e;
        } finally {
            guard.cancel();
        }
        if (!sent) {
            tasks.forget(task);
            throw new IscsiException(Kind.TIMED_OUT, "the target takes no further command");
        }
        if (tasks.unfinished(task)) {
            abort(task);
        }
        return reply.result();
    }

    /** Aborts a task whose time is over; if not even that is answered the connection goes. */
    private void abort(Task task) throws IscsiException {
        int response = manage(TaskFunction.ABORT_TASK, task.lun, task);
        if (tasks.unfinished(task)) {
            tasks.forget(task);
            throw new IscsiException(
                    Kind.TIMED_OUT, "no answer in time: the command was aborted, response " + response);
        }
    }

    /**
     * Carries out a task management function that needs no task.
     *
     * @param function what to do
     * @param lun the LUN field, ignored by functions that concern the whole target
     * @return the response of the target (RFC 7143 11.6.1), see {@link TaskFunction#COMPLETE}
     * @throws IscsiException if the session may not do it, there is no answer in time or the session has ended
     */
    public int manage(TaskFunction function, long lun) throws IscsiException {
        filter.check(function);
        return manage(function, lun, null);
    }

    private int manage(TaskFunction function, long lun, @Nullable Task referenced) throws IscsiException {
        HeaderReply reply = new HeaderReply(Opcode.TASK_MANAGEMENT_RESPONSE);
        Task task = new Task(reply, lun);
        task.aborted = referenced;
        tasks.begin(task, false);
        int tag = referenced == null ? BasicHeader.RESERVED_TAG : referenced.tag;
        int refCmdSn = referenced == null ? 0 : referenced.cmdSn;
        exchange(task, Request.manage(function, lun, task.tag, tag, refCmdSn), deadlines.abort(), "task management");
        return new TaskManagementResponsePdu(reply.header()).response();
    }

    /**
     * Sends a NOP-Out and waits for its answer.
     *
     * @param data what the target is to send back, a few hundred bytes at most
     * @return the round trip time
     * @throws IscsiException if no answer, or a wrong one, came in time, or the session has ended
     */
    public Duration ping(byte[] data) throws IscsiException {
        HeaderReply reply = new HeaderReply(Opcode.NOP_IN);
        Task task = new Task(reply, 0);
        tasks.begin(task, false);
        long start = watchdog.now();
        Request nop = Request.nop(0, task.tag, BasicHeader.RESERVED_TAG, ByteBuffer.wrap(data));
        exchange(task, nop, deadlines.ping(), "NOP-Out");
        Duration time = Duration.ofNanos(watchdog.now() - start);
        if (!reply.data().equals(ByteBuffer.wrap(data))) {
            throw new IscsiException(Kind.PROTOCOL, "the target sent other ping data back");
        }
        return time;
    }

    /**
     * Asks the target for its addresses, or in a discovery session for all targets.
     *
     * @return the targets in the order told
     * @throws IscsiException if the answer is wrong or does not come in time, or the session has ended
     */
    public List<DiscoveredTarget> sendTargets() throws IscsiException {
        String which = details.targetName() == null ? "All" : "";
        return SendTargets.targets(exchange(List.of(new KeyValue("SendTargets", which))), details.address());
    }

    private List<KeyValue> exchange(List<KeyValue> pairs) throws IscsiException {
        TextReply reply = new TextReply(sender);
        Task task = new Task(reply, 0);
        tasks.begin(task, false);
        ByteBuffer text = ByteBuffer.wrap(TextCodec.encode(pairs));
        exchange(task, Request.text(task.tag, 0, BasicHeader.RESERVED_TAG, text), deadlines.login(), "text request");
        return reply.pairs();
    }

    private void exchange(Task task, Request request, Duration time, String what) throws IscsiException {
        Watchdog.Guard guard = watchdog.guard(time, () -> wire.expire(what));
        try {
            sender.immediate(request);
            tasks.await(task);
        } finally {
            guard.cancel();
            tasks.forget(task);
        }
    }

    /**
     * Ends the session in order. Does nothing if it has ended, or the target has asked for a logout already.
     *
     * @return seconds to wait before a new session, as the target says
     * @throws IscsiException if the target refuses or does not answer in time; the connection is closed also then
     */
    public int logOut() throws IscsiException {
        if (!tasks.mayLogOut()) {
            return 0;
        }
        try {
            HeaderReply reply = new HeaderReply(Opcode.LOGOUT_RESPONSE);
            Task task = new Task(reply, 0);
            tasks.begin(task, true);
            exchange(task, Request.logout(task.tag), deadlines.logout(), "logout");
            LogoutResponsePdu response = new LogoutResponsePdu(reply.header());
            if (response.response() != 0) {
                throw new IscsiException(
                        Kind.TARGET_FAILURE, "the target refused the logout, response " + response.response());
            }
            return response.time2Wait();
        } finally {
            drop();
        }
    }

    /** Ends the session, in order if the target goes along. */
    @Override
    public void close() {
        try {
            logOut();
        } catch (IscsiException e) {
            // the connection is closed, which is all that was wanted
        } finally {
            drop();
        }
    }

    /** Closes the connection without a word. */
    public void drop() {
        tasks.fail(wire.end(new IscsiException(Kind.ENDED, "the session was closed")));
    }
}

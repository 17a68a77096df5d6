package io.vtool.iscsi.initiator;

import io.vtool.iscsi.initiator.IscsiException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Dials over TCP, every address of a host name in turn until one answers. */
public final class TcpDialer implements Dialer {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final LongSupplier clock;

    /**
     * Makes a dialer.
     *
     * @param clock nanoseconds of any origin, never going back
     */
    public TcpDialer(LongSupplier clock) {
        this.clock = clock;
    }

    @Override
    public SocketChannel dial(TargetAddress address, Duration timeout) throws IscsiException {
        long deadline = clock.getAsLong() + timeout.toNanos();
        IscsiException last = null;
        for (InetAddress host : resolve(address.host(), timeout)) {
            long left = (deadline - clock.getAsLong()) / NANOS_PER_MILLI;
            if (left <= 0) {
                break;
            }
            try {
                return connect(new InetSocketAddress(host, address.port()), left);
            } catch (IOException e) {
                last = failure(e);
            }
        }
        throw last == null ? timedOut(null) : last;
    }

    private static SocketChannel connect(InetSocketAddress to, long millis) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.socket().connect(to, (int) Math.min(millis, Integer.MAX_VALUE));
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Looks a name up, on a thread of its own since the system's resolver knows no deadline. */
    private static InetAddress[] resolve(String host, Duration timeout) throws IscsiException {
        if (isLiteral(host)) {
            return lookUp(host);
        }
        FutureTask<InetAddress[]> lookup = new FutureTask<>(() -> lookUp(host));
        Thread thread = new Thread(lookup, "iscsi-resolve");
        thread.setDaemon(true);
        thread.start();
        try {
            return lookup.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IscsiException(Kind.RESOLVE, "Temporary failure in name resolution", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IscsiException(Kind.ENDED, "interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IscsiException unknown) {
                throw unknown.again();
            }
            throw new IllegalStateException(e);
        }
    }

    static boolean isLiteral(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c == ':') {
                return true;
            }
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress[] lookUp(String host) throws IscsiException {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new IscsiException(Kind.RESOLVE, "Name or service not known", e);
        }
    }

    private static IscsiException failure(IOException e) {
        if (e instanceof SocketTimeoutException) {
            return timedOut(e);
        }
        String message = e.getMessage() == null ? "" : e.getMessage();
        if (e instanceof NoRouteToHostException || message.contains("unreachable")) {
            return new IscsiException(Kind.UNREACHABLE, message.isEmpty() ? "No route to host" : plain(message), e);
        }
        if (message.contains("timed out")) {
            return timedOut(e);
        }
        Kind kind = e instanceof ConnectException ? Kind.REFUSED : Kind.UNREACHABLE;
        return new IscsiException(kind, message.isEmpty() ? "Connection refused" : plain(message), e);
    }

    /** Cuts off what some runtimes add behind the system's words. */
    private static String plain(String message) {
        int bracket = message.indexOf(" (");
        return bracket < 0 ? message : message.substring(0, bracket);
    }

    private static IscsiException timedOut(@Nullable IOException cause) {
        return new IscsiException(Kind.TIMED_OUT, "Connection timed out", cause);
    }
}

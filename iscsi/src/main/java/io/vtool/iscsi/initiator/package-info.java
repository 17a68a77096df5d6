/**
 * The initiator: sessions with any target over blocking channels, without privileges (RFC 7143).
 *
 * <p>{@link io.vtool.iscsi.initiator.Initiator} is the entry: {@code discover} asks a portal for its targets, {@code login}
 * opens an {@link io.vtool.iscsi.initiator.IscsiSession}, {@link io.vtool.iscsi.lun.Luns} lists what a session
 * shows. Callers whose sessions live long have {@link io.vtool.iscsi.initiator.ReconnectingSession}, which comes back after a
 * lost connection, and {@link io.vtool.iscsi.initiator.KeepAlive}, which notices one that nobody uses; commands end before they
 * would need either. Every wait has a deadline that a {@link io.vtool.iscsi.initiator.Watchdog} keeps; every failure is an
 * {@link io.vtool.iscsi.initiator.IscsiException}.
 *
 * <p>One thread a session reads and hands every PDU to the task it belongs to; the callers' threads send, so that several
 * commands at once need several threads. A session that may only read refuses every command that
 * {@code read-only-commands.tsv} does not name.
 */
@NullMarked
package io.vtool.iscsi.initiator;

import org.jspecify.annotations.NullMarked;

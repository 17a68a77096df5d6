package io.vtool.iscsi.initiator;

/** What one R2T asks for (RFC 7143 11.8). */
record ReadyToTransfer(int transferTag, int offset, int length) {}

package io.vtool.lvm.pvck;

import io.vtool.lvm.LvmId;

/**
 * Which PV a header is of.
 *
 * @param id its identifier
 * @param deviceSize bytes of the device
 * @param dataOffset where its data begins, bytes
 */
record PvIdentity(LvmId id, long deviceSize, long dataOffset) {}

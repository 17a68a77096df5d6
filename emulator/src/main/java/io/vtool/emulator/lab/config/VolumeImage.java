package io.vtool.emulator.lab.config;

/**
 * A file whose bytes a volume has when its lab is new.
 *
 * @param volume the volume, as ARRAY/VOLUME
 * @param file the file's absolute path
 */
public record VolumeImage(String volume, String file) {}

package io.vtool.emulator.lab;

/**
 * A lab as it is kept.
 *
 * @param generation which of the labs that were made in this folder, from 1; names the folder of its data
 * @param definition what it consists of
 */
record SavedLab(int generation, LabDefinition definition) {}

package io.vtool.scsi.table;

/**
 * What the native multipath plug-in of ESX decided, the word after {@code Act:}.
 *
 * @param name the word
 * @param meaning what it does to the path
 */
public record EsxAct(String name, String meaning) {}

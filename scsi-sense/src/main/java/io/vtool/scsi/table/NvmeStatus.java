package io.vtool.scsi.table;

/**
 * An NVMe status (NVM Express base specification, Status Field).
 *
 * @param combined status code type shifted left by 8, plus status code
 * @param statusCodeType 0 generic, 1 command specific, 2 media and data integrity, 3 path related, 7 vendor specific
 * @param statusCode the code within its type
 * @param name the specification's name
 * @param symbols the names in libnvme, separated by commas
 */
public record NvmeStatus(int combined, int statusCodeType, int statusCode, String name, String symbols) {}

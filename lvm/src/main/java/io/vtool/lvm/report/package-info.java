/** lvm2's reports: fields, columns, selection, sorting, units and output formats. */
@NullMarked
package io.vtool.lvm.report;

import org.jspecify.annotations.NullMarked;

/** Text key=value pairs of login and text PDUs: encoding, limits, and text that goes on over several PDUs. */
@NullMarked
package io.vtool.iscsi.text;

import org.jspecify.annotations.NullMarked;

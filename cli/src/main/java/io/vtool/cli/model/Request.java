package io.vtool.cli.model;

import java.util.List;
import java.util.Map;

/**
 * The words of a command line, sorted out.
 *
 * @param options the values given to each option, by its key; a flag has the value {@code true}
 * @param operands what is left, in order
 */
public record Request(Map<String, List<String>> options, List<String> operands) {}

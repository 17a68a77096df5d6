package io.vtool.dfsr.wmi;

import java.util.ArrayList;
import java.util.List;

/**
 * A method of a class.
 *
 * @param name its name as declared
 * @param isStatic whether it is called on the class
 * @param parameters what it takes, in order
 */
public record WmiMethod(String name, boolean isStatic, List<Parameter> parameters) {
    /**
     * What a method takes.
     *
     * @param name its name
     * @param type CIM type
     * @param optional whether it may be left out
     */
    public record Parameter(String name, String type, boolean optional) {}

    /** Copies the list. */
    public WmiMethod {
        parameters = List.copyOf(parameters);
    }

    /** {@code Mode:uint32,Time:uint32?}. */
    static List<Parameter> parse(String text) {
        List<Parameter> parameters = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            int comma = text.indexOf(',', from);
            int end = comma < 0 ? text.length() : comma;
            int colon = text.indexOf(':', from);
            boolean optional = text.charAt(end - 1) == '?';
            parameters.add(new Parameter(
                    text.substring(from, colon), text.substring(colon + 1, optional ? end - 1 : end), optional));
            from = end + 1;
        }
        return parameters;
    }
}

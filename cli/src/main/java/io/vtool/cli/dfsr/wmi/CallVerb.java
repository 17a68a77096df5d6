package io.vtool.cli.dfsr.wmi;

import io.vtool.cli.env.TextOutput;
import io.vtool.dfsr.wmi.Condition;
import io.vtool.dfsr.wmi.WmiClass;
import io.vtool.dfsr.wmi.WmiException;
import io.vtool.dfsr.wmi.WmiInstance;
import io.vtool.dfsr.wmi.WmiMethod;
import io.vtool.dfsr.wmi.WmiProperty;
import io.vtool.dfsr.wmi.WmiValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code call}: executes a method. That it failed stands in its ReturnValue only. */
final class CallVerb {
    /** WBEM_E_INVALID_OBJECT_PATH. */
    private static final int INVALID_OBJECT_PATH = 0x8004103a;

    private final WmiClass type;
    private final WmiMethod method;
    private final Map<String, Object> arguments = new LinkedHashMap<>();
    private final TextOutput out;

    /**
     * What is to be called, checked.
     *
     * @param words the method and its arguments
     * @throws WmiException if the class has no such method, or it takes other arguments
     */
    CallVerb(WmiClass type, List<String> words, TextOutput out) throws WmiException {
        this.type = type;
        this.out = out;
        String name = words.get(0);
        int bracket = name.indexOf('(');
        WmiMethod found = type.method(bracket < 0 ? name : name.substring(0, bracket));
        if (found == null) {
            throw new WmiException(WmiException.INVALID_METHOD);
        }
        this.method = found;
        take(words.size() > 1, String.join(" ", words.subList(1, words.size())).strip());
    }

    /** Arguments by name or in order; the only one may hold commas. */
    private void take(boolean given, String text) throws WmiException {
        List<String> parts = !given || text.isEmpty() && method.parameters().size() != 1
                ? List.of()
                : method.parameters().size() == 1 ? List.of(text) : parts(text);
        if (parts.size() > method.parameters().size()) {
            throw new WmiException(WmiException.INVALID_METHOD_PARAMETERS);
        }
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            WmiMethod.Parameter parameter = method.parameters().get(i);
            for (WmiMethod.Parameter one : method.parameters()) {
                String start = one.name() + "=";
                if (part.regionMatches(true, 0, start, 0, start.length())) {
                    parameter = one;
                    part = part.substring(start.length());
                }
            }
            arguments.put(parameter.name(), argument(parameter, WmicLine.unquoted(part.strip())));
        }
        for (WmiMethod.Parameter parameter : method.parameters()) {
            if (!parameter.optional() && !arguments.containsKey(parameter.name())) {
                throw new WmiException(WmiException.INVALID_METHOD_PARAMETERS);
            }
        }
    }

    private static Object argument(WmiMethod.Parameter parameter, String text) throws WmiException {
        try {
            Object typed = WmiValue.typed(parameter.type(), text);
            return typed == null ? text : typed;
        } catch (WmiException e) {
            throw new WmiException(WmiException.INVALID_METHOD_PARAMETERS, e);
        }
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        char quote = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ',' : text.charAt(i);
            if (quote != 0 && i < text.length()) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == ',') {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        return parts;
    }

    /** Calls it on the instances of a condition; without one on the class. */
    int run(List<Node> nodes, @Nullable Condition condition) throws WmiException {
        if (condition == null && !method.isStatic()) {
            throw new WmiException(INVALID_OBJECT_PATH);
        }
        int count = 0;
        for (Node node : nodes) {
            if (condition == null) {
                call(node, type.name(), new MachineInstance(node.seats()));
                count++;
                continue;
            }
            List<WmiInstance> chosen = new ArrayList<>();
            Instances.each(node, type, condition, new Chosen(chosen));
            for (WmiInstance instance : chosen) {
                call(node, ObjectPath.of(node, type, instance), instance);
                count++;
            }
        }
        return count;
    }

    private void call(Node node, String path, WmiInstance instance) throws WmiException {
        out.print(WmicText.of("executing")).foreign(path);
        out.print(")->").print(method.name()).line("()");
        Map<String, Object> result = new Methods(node, type).call(method.name(), instance, arguments);
        out.line(WmicText.of("executed"));
        out.line(WmicText.of("out-parameters"));
        out.line("instance of __PARAMETERS").line("{");
        for (Map.Entry<String, Object> entry : result.entrySet()) {
            out.print('\t').print(entry.getKey()).print(" = ");
            value(entry.getValue());
            out.line(";");
        }
        out.line("};").line();
    }

    private void value(Object value) throws WmiException {
        if (value instanceof Methods.Embedded embedded) {
            boolean array = embedded.array();
            out.print(array ? "{" : "");
            for (int i = 0; i < embedded.instances().size(); i++) {
                out.line(i == 0 ? "" : ", ")
                        .print("instance of ")
                        .line(embedded.type().name());
                out.line("{");
                properties(embedded.type(), embedded.instances().get(i));
                out.print('}');
            }
            out.print(array ? "}" : "");
        } else {
            out.foreign(WmiValue.mof(value));
        }
    }

    private void properties(WmiClass of, WmiInstance instance) throws WmiException {
        for (WmiProperty property : GetVerb.all(of, false)) {
            Object value = WmiValue.of(property, instance);
            if (value != null) {
                out.print('\t').print(property.name()).print(" = ");
                out.foreign(WmiValue.mof(value)).line(";");
            }
        }
    }

    /** Keeps instances, so that what a method changes does not change which ones are chosen. */
    private record Chosen(List<WmiInstance> instances) implements Instances.Visitor {
        @Override
        public void visit(Node node, WmiInstance instance) {
            instances.add(instance);
        }
    }
}

package io.vtool.cli.face;

import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.Operand;
import io.vtool.cli.model.Option;
import io.vtool.cli.words.OptionShape;
import java.util.List;

/** A command's options as the repair of pasted words sees them. */
final class ModelShape implements OptionShape {
    private final CommandModel model;
    private final List<Option> options;

    ModelShape(CommandModel model) {
        this.model = model;
        this.options = model.allOptions();
    }

    @Override
    public boolean hasLong(String name) {
        for (Option option : options) {
            if (option.names().contains("--" + name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean keepsValue(String name) {
        for (Option option : options) {
            if (option.names().contains(name)) {
                return option.namesFile();
            }
        }
        return false;
    }

    @Override
    public boolean keepsOperands() {
        for (Operand operand : model.operands()) {
            if (operand.namesFile()) {
                return true;
            }
        }
        return false;
    }
}

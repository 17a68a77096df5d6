package io.vtool.lvm.report;

import java.util.ArrayList;
import java.util.List;

/** The nested objects and arrays of a JSON report, one bracket or object a line. */
public final class JsonFrame {
    private static final int STEP = 4;

    private final Messages messages;
    private final List<Level> levels = new ArrayList<>();
    private int indent;

    /** A frame that prints its brackets as they are needed. */
    public JsonFrame(Messages messages) {
        this.messages = messages;
        levels.add(new Level(false, false));
    }

    private static final class Level {
        private final boolean named;
        private final boolean opensObject;
        private int finished;

        Level(boolean named, boolean opensObject) {
            this.named = named;
            this.opensObject = opensObject;
        }
    }

    /** Prints a line at the present depth. */
    void line(String text) {
        messages.print(" ".repeat(indent) + text);
    }

    private void start() {
        if (indent == 0) {
            messages.print("{");
            indent += STEP;
        }
    }

    private Level top() {
        return levels.get(levels.size() - 1);
    }

    /** Opens an array; inside of another array it stands in an object of its own. */
    public void openArray(String name) {
        start();
        Level parent = top();
        if (parent.finished > 0) {
            line(",");
        }
        boolean object = parent.named;
        if (object) {
            line("{");
            indent += STEP;
        }
        line('"' + name + "\": [");
        indent += STEP;
        levels.add(new Level(true, object));
    }

    /** Opens an object in an array. */
    public void openObject() {
        start();
        if (top().finished > 0) {
            line(",");
        }
        line("{");
        indent += STEP;
        levels.add(new Level(false, true));
    }

    /** Closes what was opened last. */
    public void close() {
        Level level = levels.remove(levels.size() - 1);
        if (level.named) {
            indent -= STEP;
            line("]");
        }
        if (level.opensObject) {
            indent -= STEP;
            line("}");
        }
        top().finished++;
    }

    /** Ends the whole. */
    public void end() {
        start();
        messages.print("}");
    }
}

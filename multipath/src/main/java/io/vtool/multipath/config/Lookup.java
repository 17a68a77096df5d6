package io.vtool.multipath.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Layers of settings, the strongest first, with the built-in defaults beneath them. */
final class Lookup {
    /** For numbers that are off, and for {@code no_path_retry fail} and {@code failback manual}. */
    static final int OFF = -1;

    private final List<Layered> layers;

    Lookup(List<Layered> layers) {
        this.layers = layers;
    }

    /** The value in effect, null where nothing sets one and there is no default. */
    @Nullable
    Setting setting(String keyword) {
        for (Layered layer : layers) {
            Setting setting = layer.get(keyword);
            if (setting != null) {
                return setting;
            }
        }
        return builtIn(keyword);
    }

    static @Nullable Setting builtIn(String keyword) {
        if (keyword.equals("hardware_handler")) {
            return new Setting(keyword, "0", Origin.INTERNAL);
        }
        Keyword known = Keywords.find("defaults", keyword);
        if (known == null || (known.fallback().isEmpty() && !keyword.equals("prio_args"))) {
            return null;
        }
        return new Setting(keyword, known.fallback(), Origin.INTERNAL);
    }

    /** The value in effect, empty where there is none. */
    String text(String keyword) {
        Setting setting = setting(keyword);
        return setting == null ? "" : setting.value();
    }

    boolean yes(String keyword) {
        return text(keyword).equals("yes");
    }

    /** A number; {@link #OFF} for a word that means off, 0 where there is none. */
    int number(String keyword) {
        String text = text(keyword);
        if (text.isEmpty()) {
            return 0;
        }
        DecimalPrefix number = DecimalPrefix.of(text);
        return number.whole() ? (int) Math.min(number.value(), Integer.MAX_VALUE) : OFF;
    }
}

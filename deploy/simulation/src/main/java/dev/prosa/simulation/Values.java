package dev.prosa.simulation;

import java.util.ArrayList;
import java.util.List;

/// Keeps what leaves as it is and hands out short names for it: no JSON where JSON is not under
/// test.
final class Values {

    private static final String[] NAMES = new String[4096];

    static {
        for (int i = 0; i < NAMES.length; i++) {
            NAMES[i] = Integer.toString(i);
        }
    }

    private final List<Object> values = new ArrayList<>(1024);

    String write(Object value) {
        int index = values.size();
        values.add(value);
        return index < NAMES.length ? NAMES[index] : Integer.toString(index);
    }

    Object read(String name) {
        return values.get(Integer.parseInt(name));
    }
}

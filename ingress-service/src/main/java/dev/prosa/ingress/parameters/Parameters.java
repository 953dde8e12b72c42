package dev.prosa.ingress.parameters;

import dev.prosa.contracts.input.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parameters of one webhook in the order in which they arrived. Names may repeat, values may
/// be empty.
public final class Parameters {

    /// More than Twilio ever sends, few enough to bound what one request costs.
    public static final int LIMIT = 500;

    private final List<Parameter> all;
    private final Map<String, String> first;
    private final boolean repeating;

    public Parameters(List<Parameter> all) {
        this.all = List.copyOf(all);
        this.first = HashMap.newHashMap(all.size());
        for (Parameter parameter : this.all) {
            first.putIfAbsent(parameter.name(), parameter.value());
        }
        this.repeating = first.size() < this.all.size();
    }

    public List<Parameter> all() {
        return all;
    }

    /// The value of the first parameter of that name; empty is a value, null is none.
    public @Nullable String first(String name) {
        return first.get(name);
    }

    /// Whether any name stands more than once.
    public boolean isRepeating() {
        return repeating;
    }

    /// How often a name stands.
    public int count(String name) {
        if (!first.containsKey(name)) {
            return 0;
        }
        return repeating
                ? (int) all.stream().filter(it -> it.name().equals(name)).count()
                : 1;
    }
}

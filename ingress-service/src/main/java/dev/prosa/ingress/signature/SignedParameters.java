package dev.prosa.ingress.signature;

import dev.prosa.contracts.input.Parameter;
import dev.prosa.ingress.parameters.Parameters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/// What Twilio appends to the URL before it signs: names and values, sorted by name, without
/// delimiters.
///
/// Where a name repeats, Twilio's documentation is silent. Its libraries sort the values and drop
/// equal ones, the
/// plain reading keeps all of them, sorted or as they came. All three are tried; they hold the
/// same parameters.
final class SignedParameters {

    private static final Comparator<Parameter> BY_NAME = Comparator.comparing(Parameter::name);
    private static final Comparator<Parameter> BY_NAME_AND_VALUE = BY_NAME.thenComparing(Parameter::value);

    private SignedParameters() {}

    /// What may have been signed, the likeliest first. One entry unless a name repeats.
    static List<byte[]> of(Parameters parameters) {
        Parameter[] sorted = parameters.all().toArray(Parameter[]::new);
        if (!parameters.isRepeating()) {
            Arrays.sort(sorted, BY_NAME);
            return List.of(joined(Arrays.asList(sorted)));
        }
        Parameter[] asTheyCame = sorted.clone();
        Arrays.sort(asTheyCame, BY_NAME);
        Arrays.sort(sorted, BY_NAME_AND_VALUE);
        List<byte[]> candidates = new ArrayList<>();
        candidates.add(joined(new LinkedHashSet<>(Arrays.asList(sorted))));
        candidates.add(joined(Arrays.asList(sorted)));
        candidates.add(joined(Arrays.asList(asTheyCame)));
        return candidates;
    }

    private static byte[] joined(Iterable<Parameter> parameters) {
        StringBuilder text = new StringBuilder(1024);
        for (Parameter parameter : parameters) {
            text.append(parameter.name()).append(parameter.value());
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}

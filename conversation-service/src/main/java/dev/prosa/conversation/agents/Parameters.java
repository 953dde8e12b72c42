package dev.prosa.conversation.agents;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// A request's parameters, each known and given once. An empty value counts as not given.
final class Parameters {

    private final Map<String, String> given;

    private Parameters(Map<String, String> given) {
        this.given = given;
    }

    /// @throws BadParameterException if one is not known, or given more than once
    static Parameters of(MultiValueMap<String, String> request, List<String> known) {
        request.forEach((name, values) -> check(name, values.size(), known));
        return new Parameters(request.asSingleValueMap());
    }

    private static void check(String name, int times, List<String> known) {
        if (!known.contains(name)) {
            throw BadParameterException.unknown(name, String.join(", ", known));
        }
        if (times > 1) {
            throw BadParameterException.repeated(name, times);
        }
    }

    @Nullable
    String text(String name) {
        String value = given.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    boolean flag(String name) {
        String value = text(name);
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw BadParameterException.of(name, "true or false", value);
    }

    long number(String name, long otherwise, long least, long most) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw number(name, least, most, value);
        }
        throw number(name, least, most, value);
    }

    private static BadParameterException number(String name, long least, long most, String value) {
        return BadParameterException.of(
                name,
                most == Long.MAX_VALUE
                        ? "a whole number from " + least
                        : "a whole number from %d to %d".formatted(least, most),
                value);
    }

    @Nullable
    UUID uuid(String name) {
        String value = text(name);
        return value == null ? null : BadParameterException.uuid(name, value);
    }

    /// Several, separated by commas; empty where none is given.
    <E extends Enum<E>> Set<E> choices(String name, Class<E> type) {
        String value = text(name);
        if (value == null) {
            return Set.of();
        }
        try {
            return Arrays.stream(value.split(",", -1))
                    .map(choice -> Enum.valueOf(type, choice))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IllegalArgumentException e) {
            String allowed =
                    Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
            throw BadParameterException.of(name, "one or several of " + allowed, value);
        }
    }
}

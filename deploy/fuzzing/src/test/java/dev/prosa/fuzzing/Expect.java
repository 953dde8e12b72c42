package dev.prosa.fuzzing;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Plain checks: they run a hundred thousand times a second.
public final class Expect {

    /// Stands in the corpus for what a customer wrote. No message that could reach a log may hold
    /// it.
    public static final String MARK = "MARKED";

    private Expect() {}

    public static void that(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    public static void same(@Nullable Object expected, @Nullable Object actual, String what) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError(what + ": expected " + expected + " but was " + actual);
        }
    }

    /// What was read is what had been written, but for what is finer than a millisecond.
    public static void alike(@Nullable Object written, @Nullable Object read, String what) {
        if (!areAlike(written, read)) {
            throw new AssertionError(what + ": wrote " + written + " but read " + read);
        }
    }

    /// A message that goes into logs says what is wrong, not what it was wrong about.
    public static void discreet(@Nullable String message) {
        if (message != null && message.contains(MARK)) {
            throw new AssertionError("the message quotes what it is about: " + message);
        }
    }

    private static boolean areAlike(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return one == other;
        }
        return switch (one) {
            case Instant instant -> instant.truncatedTo(ChronoUnit.MILLIS).equals(other);
            case byte[] bytes -> other instanceof byte[] others && Arrays.equals(bytes, others);
            case List<?> list -> other instanceof List<?> others && areAlike(list, others);
            case Record record -> record.getClass() == other.getClass() && haveAlikeComponents(record, other);
            default -> one.equals(other);
        };
    }

    private static boolean areAlike(List<?> one, List<?> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!areAlike(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean haveAlikeComponents(Record one, Object other) {
        try {
            for (RecordComponent component : one.getClass().getRecordComponents()) {
                if (!areAlike(
                        component.getAccessor().invoke(one),
                        component.getAccessor().invoke(other))) {
                    return false;
                }
            }
            return true;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot read " + one.getClass(), e);
        }
    }
}

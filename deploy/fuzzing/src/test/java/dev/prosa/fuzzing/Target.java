package dev.prosa.fuzzing;

import dev.prosa.analytics.closures.ClosuresFuzzTest;
import dev.prosa.contracts.wire.WireFuzzTest;
import dev.prosa.conversation.intake.IntakeFuzzTest;
import dev.prosa.expiry.firing.TimersFuzzTest;
import dev.prosa.ingress.delivery.twilio.AnswerFuzzTest;
import dev.prosa.ingress.media.MediaFuzzTest;
import dev.prosa.ingress.message.MessageFuzzTest;
import dev.prosa.ingress.parameters.FormFuzzTest;
import dev.prosa.ingress.parameters.JsonFuzzTest;
import dev.prosa.ingress.signature.SignatureFuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Everything that is fuzzed. `./prosa fuzz --target form` runs `FormFuzzTest`, and so on.
enum Target {
    FORM(FormFuzzTest.class, FormFuzzTest::check),
    JSON(JsonFuzzTest.class, JsonFuzzTest::check),
    SIGNATURE(SignatureFuzzTest.class, SignatureFuzzTest::check),
    MESSAGE(MessageFuzzTest.class, MessageFuzzTest::check),
    ANSWER(AnswerFuzzTest.class, AnswerFuzzTest::check),
    MEDIA(MediaFuzzTest.class, MediaFuzzTest::check),
    WIRE(WireFuzzTest.class, WireFuzzTest::check),
    INTAKE(IntakeFuzzTest.class, IntakeFuzzTest::check),
    TIMERS(TimersFuzzTest.class, TimersFuzzTest::check),
    CLOSURES(ClosuresFuzzTest.class, ClosuresFuzzTest::check);

    private final Class<?> test;
    private final Consumer<byte[]> check;

    Target(Class<?> test, Consumer<byte[]> check) {
        this.test = test;
        this.check = check;
    }

    void check(byte[] input) {
        check.accept(input);
    }

    /// What Jazzer begins with, and repeats in every build.
    List<byte[]> corpus() {
        String method = name().toLowerCase(Locale.ROOT);
        Path directory = Path.of(
                "src/test/resources", test.getPackageName().replace('.', '/'), test.getSimpleName() + "Inputs", method);
        try (var files = Files.list(directory)) {
            return files.sorted().map(Target::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.prosa.fuzzing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Makes other inputs of those of a corpus, the same ones for the same seed.
final class Mutations {

    private static final List<String> TOKENS = List.of(
            "%",
            "%zz",
            "%00",
            "%F0%9F",
            "&",
            "=",
            "+",
            "\n",
            "\n\n",
            "null",
            "\"",
            "\\",
            "\\ud83d",
            "{",
            "[",
            "]",
            "}",
            ",",
            "-1",
            "1e999",
            "9223372036854775808",
            "NaN",
            "\0",
            "\u00ff",
            "MARKED",
            "true",
            "\"\"",
            "99999");

    private final Random random;
    private final List<byte[]> corpus;

    Mutations(List<byte[]> corpus, long seed) {
        this.corpus = corpus;
        this.random = new Random(seed);
    }

    byte[] next() {
        byte[] input = any();
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            input = changed(input);
        }
        return input;
    }

    private byte[] changed(byte[] input) {
        int at = random.nextInt(input.length + 1);
        int end = Math.min(input.length, at + random.nextInt(1, 12));
        return switch (random.nextInt(5)) {
            case 0 -> spliced(input, at, new byte[] {(byte) random.nextInt(256)}, Math.min(at + 1, input.length));
            case 1 -> spliced(input, at, new byte[0], end);
            case 2 -> spliced(input, at, Arrays.copyOfRange(input, at, end), at);
            case 3 -> spliced(input, at, token(), random.nextBoolean() ? at : end);
            default -> spliced(input, at, part(any()), end);
        };
    }

    private static byte[] spliced(byte[] input, int at, byte[] middle, int from) {
        byte[] output = new byte[at + middle.length + input.length - from];
        System.arraycopy(input, 0, output, 0, at);
        System.arraycopy(middle, 0, output, at, middle.length);
        System.arraycopy(input, from, output, at + middle.length, input.length - from);
        return output;
    }

    private byte[] token() {
        return TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] part(byte[] input) {
        int at = random.nextInt(input.length + 1);
        return Arrays.copyOfRange(input, at, Math.min(input.length, at + random.nextInt(1, 40)));
    }

    private byte[] any() {
        return corpus.get(random.nextInt(corpus.size()));
    }
}

package dev.prosa.ingress.parameters;

import dev.prosa.contracts.input.Parameter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Decodes `application/x-www-form-urlencoded`, strictly: `%` needs two hexadecimal digits and the
/// result must be
/// UTF-8. What is not could only be guessed at, and a signature over a guess proves nothing.
///
/// Order, repeated names and empty values are kept; that is why this is not left to the web
/// framework.
public final class FormDecoder {

    private final byte[] form;
    private final byte[] decoded;

    private FormDecoder(byte[] form) {
        this.form = form;
        this.decoded = new byte[form.length];
    }

    /// @throws UnreadableBodyException if the bytes are no form or hold more than
    ///     [Parameters#LIMIT] parameters
    public static Parameters decode(byte[] form) throws UnreadableBodyException {
        return new FormDecoder(form).parameters();
    }

    private Parameters parameters() throws UnreadableBodyException {
        List<Parameter> found = new ArrayList<>(32);
        for (int start = 0; start < form.length; ) {
            int end = indexOf('&', start, form.length);
            if (end > start) {
                if (found.size() == Parameters.LIMIT) {
                    throw new UnreadableBodyException("more than " + Parameters.LIMIT + " parameters");
                }
                found.add(parameter(start, end));
            }
            start = end + 1;
        }
        return new Parameters(found);
    }

    private Parameter parameter(int start, int end) throws UnreadableBodyException {
        int equals = indexOf('=', start, end);
        String name = text(start, equals);
        return new Parameter(name, equals < end ? text(equals + 1, end) : "");
    }

    private String text(int start, int end) throws UnreadableBodyException {
        int length = 0;
        int seen = 0;
        for (int at = start; at < end; at++) {
            byte next = form[at];
            if (next == '%') {
                next = escaped(at, end);
                at += 2;
            } else if (next == '+') {
                next = ' ';
            }
            seen |= next;
            decoded[length++] = next;
        }
        return seen >= 0 ? new String(decoded, 0, length, StandardCharsets.ISO_8859_1) : utf8(length, start);
    }

    private byte escaped(int at, int end) throws UnreadableBodyException {
        int high = at + 2 < end ? Character.digit(form[at + 1], 16) : -1;
        int low = at + 2 < end ? Character.digit(form[at + 2], 16) : -1;
        if (high < 0 || low < 0) {
            throw new UnreadableBodyException("'%' without two hexadecimal digits at byte " + at);
        }
        return (byte) (high << 4 | low);
    }

    private String utf8(int length, int start) throws UnreadableBodyException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(decoded, 0, length))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new UnreadableBodyException("not UTF-8 in what begins at byte " + start);
        }
    }

    private int indexOf(char wanted, int from, int end) {
        int at = from;
        while (at < end && form[at] != wanted) {
            at++;
        }
        return at;
    }
}

package dev.prosa.contracts.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/// The one JSON dialect of the wire: camelCase, absent instead of null, unknown properties ignored,
/// instants in RFC 3339 UTC with milliseconds. Whatever is not [org.jspecify.annotations.Nullable]
/// must be there, and nothing passes for another type: `"1"` is no number, `1.7` no integer.
public final class Json {

    /// Thread-safe.
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion
                    .withValueInclusion(JsonInclude.Include.NON_NULL)
                    .withContentInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfigDefaults(
                    coercions -> coercions.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .withCoercionConfig(LogicalType.Textual, Json::takeTextOnly)
            .annotationIntrospector(
                    AnnotationIntrospector.pair(new RequiredComponents(), new JacksonAnnotationIntrospector()))
            .addModule(Instants.module())
            .build();

    private Json() {}

    private static void takeTextOnly(MutableCoercionConfig coercions) {
        coercions
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    public static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    public static String writeText(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /// @throws JacksonException if the bytes are no JSON of that type, in UTF-8
    public static <T> T read(byte[] json, Class<T> type) {
        return MAPPER.readValue(text(json), type);
    }

    /// Decoded beforehand, strictly: Jackson itself lets malformed bytes pass in names, where they
    /// could stand for another property than the one that is there.
    private static String text(byte[] json) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new StreamReadException(null, "not UTF-8");
        }
    }

    /// @throws JacksonException if the text is no JSON of that type
    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }
}

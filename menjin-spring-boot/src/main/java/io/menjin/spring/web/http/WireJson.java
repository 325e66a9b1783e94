package io.menjin.spring.web.http;

import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * JSON as the contract has it. Thread-safe.
 *
 * <p>It is not the application's mapper on purpose: a naming strategy or a date format that an application sets for its
 * own endpoints must not change the contract with devices that are in the field.
 *
 * <p>Reading is strict about what is known (types, duplicate names, UTF-8) and tolerant of names it does not know, so
 * that a newer SDK can talk to an older server.
 */
public final class WireJson {
    private final JsonMapper mapper = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    coercion -> coercion.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    /**
     * Reads one JSON document.
     *
     * @throws ProblemException with {@code invalid_request} when it is not exactly one; its detail names the member
     *     that does not fit and never its value
     */
    public <T> T read(byte[] body, Class<T> type) {
        String text = decode(body);
        try {
            T value = mapper.readValue(text, type);
            if (value == null) {
                throw invalid("The body must be a JSON object");
            }
            return value;
        } catch (StreamReadException notJson) {
            throw invalid("The body is not well-formed JSON");
        } catch (DatabindException wrongType) {
            throw invalid(describe(wrongType));
        } catch (JacksonException other) {
            throw invalid("The body is not well-formed JSON");
        }
    }

    /** Writes a value in UTF-8. */
    public byte[] write(Object value) {
        return mapper.writeValueAsBytes(value);
    }

    /** Decodes UTF-8 and refuses what is not: overlong forms, lone surrogates, truncated sequences. */
    private static String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw invalid("The body is not UTF-8");
        }
    }

    private static String describe(DatabindException wrongType) {
        String member = wrongType.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
        return member.isEmpty()
                ? "The body must be a JSON object"
                : "The member " + member + " does not have the right type";
    }

    private static ProblemException invalid(String detail) {
        return Problem.of(ProblemCode.INVALID_REQUEST, detail).asException();
    }
}

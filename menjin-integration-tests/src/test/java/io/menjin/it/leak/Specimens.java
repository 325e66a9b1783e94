package io.menjin.it.leak;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Makes values of any record, with a mark wherever the name of a component says that it is secret. */
final class Specimens {

    static final String MARK = "c4n4ry";

    private static final Pattern SECRET =
            Pattern.compile("(?i).*(token|ticket|secret|password|encrypt|cipher|signature|echostr|rawdata|sessionkey).*"
                    + "|(login|phone)?code|iv|phone|number|json|body|data|values");

    /** What is secret although its name does not say so. */
    private static final Set<String> SECRET_TOO = Set.of("QueryParameter.value");

    /** What only looks secret by its name. */
    private static final Predicate<String> HARMLESS = Set.of(
            // The word "Bearer".
            "LoginBody.tokenType",
            "IntrospectionBody.tokenType",
            // The stable code of a problem.
            "ProblemDocument.code",
            // Encrypted for WeChat, and a proof of that: this is what goes over the wire.
            "PushReply.encrypt",
            "PushReply.msgSignature")::contains;

    private Specimens() {}

    /** Whether a component of this record is secret by its name. */
    static boolean isSecret(Class<?> type, RecordComponent component) {
        String name = type.getSimpleName() + "." + component.getName();
        return SECRET_TOO.contains(name) || SECRET.matcher(component.getName()).matches() && !HARMLESS.test(name);
    }

    /** A record with its marks, or nothing where its constructor does not take them. */
    static Optional<Object> of(Class<?> type) {
        try {
            RecordComponent[] components = type.getRecordComponents();
            Object[] values = new Object[components.length];
            Class<?>[] types = new Class<?>[components.length];
            for (int index = 0; index < components.length; index++) {
                types[index] = components[index].getType();
                values[index] = value(types[index], isSecret(type, components[index]));
            }
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(values));
        } catch (ReflectiveOperationException | IllegalArgumentException notSo) {
            return Optional.empty();
        }
    }

    private static Object value(Class<?> type, boolean secret) throws ReflectiveOperationException {
        if (type == String.class || type == Object.class || type == CharSequence.class) {
            return secret ? MARK : "x";
        }
        if (type == Map.class) {
            return secret ? Map.of("x", MARK) : Map.of();
        }
        if (type == byte[].class) {
            return MARK.getBytes(StandardCharsets.UTF_8);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isRecord()) {
            return of(type).orElse(null);
        }
        if (type.isSealed()) {
            return Arrays.stream(type.getPermittedSubclasses())
                    .filter(Class::isRecord)
                    .flatMap(record -> of(record).stream())
                    .findFirst()
                    .orElse(null);
        }
        for (Object plain : List.of(
                1,
                1L,
                1.0,
                true,
                Instant.EPOCH,
                Duration.ofSeconds(1),
                List.of(),
                Set.of(),
                Optional.empty(),
                OptionalInt.empty(),
                URI.create("http://x"))) {
            if (boxed(type).isInstance(plain)) {
                return plain;
            }
        }
        return secretText(type);
    }

    /** A type of its own for a secret: made from a text. */
    private static Object secretText(Class<?> type) throws ReflectiveOperationException {
        if (Modifier.isAbstract(type.getModifiers()) || !type.getName().startsWith("io.menjin.")) {
            return null;
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (Arrays.equals(constructor.getParameterTypes(), new Class<?>[] {String.class})) {
                constructor.setAccessible(true);
                return constructor.newInstance(MARK);
            }
        }
        return null;
    }

    private static Class<?> boxed(Class<?> type) {
        return type.isPrimitive()
                ? java.lang.invoke.MethodType.methodType(type).wrap().returnType()
                : type;
    }
}

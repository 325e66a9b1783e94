package io.menjin.core.input;

import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.problem.ProblemException;
import io.menjin.core.secret.LoginCode;
import io.menjin.core.secret.PhoneCode;
import io.menjin.core.secret.Ticket;
import io.menjin.core.session.Device;
import io.menjin.core.session.SessionId;
import io.menjin.core.source.SourceName;
import org.jspecify.annotations.Nullable;

/**
 * Turns texts that a device sent into values. Every method throws {@link ProblemException} with {@code invalid_request}
 * when the text cannot be one, before anybody is asked; no message repeats what was sent.
 */
public final class Inputs {

    private static final int MAX_CODE = 512;
    private static final int MAX_TICKET = 8192;
    private static final int MAX_DEVICE = 128;

    private Inputs() {}

    /** The alias of a source; one that no source can have is an {@code unknown_source}. */
    public static SourceName source(@Nullable String text) {
        if (text == null) {
            throw invalid("source is missing");
        }
        try {
            return new SourceName(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.of(ProblemCode.UNKNOWN_SOURCE, "no source has this name"), e);
        }
    }

    /** The code of {@code wx.login}: 1 to 512 visible ASCII characters or spaces between them. */
    public static LoginCode loginCode(@Nullable String text) {
        return new LoginCode(code("code", text));
    }

    /** The code of a tap on the phone button: 1 to 512 visible ASCII characters. */
    public static PhoneCode phoneCode(@Nullable String text) {
        return new PhoneCode(code("phoneCode", text));
    }

    /** As {@link #phoneCode}, for a field that may be left out. */
    public static @Nullable PhoneCode optionalPhoneCode(@Nullable String text) {
        return text == null ? null : phoneCode(text);
    }

    public static Ticket ticket(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw invalid("ticket is missing");
        }
        if (text.length() > MAX_TICKET || !isVisible(text)) {
            throw invalid("ticket is not valid");
        }
        return new Ticket(text);
    }

    public static SessionId sessionId(@Nullable String text) {
        try {
            return new SessionId(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.of(ProblemCode.INVALID_REQUEST, "not the id of a session"), e);
        }
    }

    /**
     * What a device says of itself. The id, which decides about the replacement of a session, must be 1 to 128 visible
     * ASCII characters; the rest is for eyes only, so it is cleaned and cut rather than refused.
     */
    public static Device device(
            @Nullable String id,
            @Nullable String model,
            @Nullable String platform,
            @Nullable String wechatVersion,
            @Nullable String sdkVersion) {
        if (id != null && (id.isEmpty() || id.length() > MAX_DEVICE || !isVisible(id))) {
            throw invalid("device.id must be 1 to 128 visible ASCII characters");
        }
        return new Device(id, forEyes(model), forEyes(platform), forEyes(wechatVersion), forEyes(sdkVersion));
    }

    private static String code(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw invalid(name + " is missing");
        }
        // A space is allowed inside: WeChat's developer tools send "the code is a mock one".
        if (text.length() > MAX_CODE || !isVisible(text.replace(' ', '_')) || text.isBlank()) {
            throw invalid(name + " must be 1 to 512 visible ASCII characters");
        }
        return text;
    }

    /** Whether every character is visible ASCII, 0x21 to 0x7e. */
    static boolean isVisible(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private static @Nullable String forEyes(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String clean = text.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
                .limit(MAX_DEVICE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return clean.isEmpty() ? null : clean;
    }

    static ProblemException invalid(String detail) {
        return Problem.of(ProblemCode.INVALID_REQUEST, detail).asException();
    }
}

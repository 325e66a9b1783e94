package io.menjin.core.user;

import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import java.net.URI;
import java.net.URISyntaxException;

/** Which addresses may be avatars. */
final class AvatarAddress {

    private static final int MAX = 512;

    private AvatarAddress() {}

    /**
     * Checks an address: https, at most 512 characters, with a host and without user information.
     *
     * @throws io.menjin.core.problem.ProblemException {@code invalid_request}
     */
    static String require(String text) {
        if (text.length() > MAX || !isHttps(text)) {
            throw Problem.of(
                            ProblemCode.INVALID_REQUEST,
                            "avatarUrl must be an https address of at most 512 characters; upload a local file instead")
                    .asException();
        }
        return text;
    }

    static boolean isValid(String text) {
        return text.length() <= MAX && isHttps(text);
    }

    private static boolean isHttps(String text) {
        try {
            URI uri = new URI(text);
            return "https".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
        } catch (URISyntaxException e) {
            return false;
        }
    }
}

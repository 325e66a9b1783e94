package io.menjin.core.user;

import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.problem.ProblemException;

/** Which texts may be nicknames. */
public final class Nicknames {

    /** The nickname that WeChat gives to everybody who has not filled one in; it says nothing about the person. */
    public static final String ANONYMOUS = "微信用户";

    private static final int MAX = 32;
    private static final int ZERO_WIDTH_JOINER = 0x200d;
    private static final int EMOJI_PRESENTATION = 0xfe0f;

    private Nicknames() {}

    /**
     * Strips white space around a nickname and checks it: 1 to 32 characters (code points), at least one of them
     * visible, no control or format characters. The joiner inside an emoji is the one exception.
     *
     * @throws ProblemException {@code invalid_request}
     */
    public static String normalize(String text) {
        // Before strip, so that nobody makes us walk through megabytes of spaces.
        if (text.length() > 16 * MAX) {
            throw invalid("a nickname has at most 32 characters");
        }
        String nickname = text.strip();
        int[] points = nickname.codePoints().toArray();
        if (points.length == 0 || points.length > MAX) {
            throw invalid("a nickname has 1 to 32 characters");
        }
        boolean visible = false;
        for (int i = 0; i < points.length; i++) {
            if (!isAllowed(points[i]) && !joinsEmoji(points, i)) {
                throw invalid("a nickname has no control or format characters");
            }
            visible |= isVisible(points[i]);
        }
        if (!visible) {
            throw invalid("a nickname has at least one visible character");
        }
        return nickname;
    }

    private static boolean isAllowed(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            // Emoji newer than this Java are unassigned for it; the 66 noncharacters never will be anything.
            case Character.UNASSIGNED -> (point & 0xfffe) != 0xfffe && (point < 0xfdd0 || point > 0xfdef);
            default -> true;
        };
    }

    private static boolean isVisible(int point) {
        // The Hangul fillers are letters for Unicode and nothing for the eye.
        boolean filler = point == 0x115f || point == 0x1160 || point == 0x3164 || point == 0xffa0;
        int type = Character.getType(point);
        return !filler
                && type != Character.SPACE_SEPARATOR
                && type != Character.NON_SPACING_MARK
                && type != Character.ENCLOSING_MARK
                && point != ZERO_WIDTH_JOINER;
    }

    /** The joiner of emoji such as families: behind a symbol, its colour or its emoji presentation, before a symbol. */
    private static boolean joinsEmoji(int[] points, int i) {
        if (points[i] != ZERO_WIDTH_JOINER || i == 0 || i == points.length - 1) {
            return false;
        }
        int before = points[i - 1];
        boolean afterSymbol = before == EMOJI_PRESENTATION
                || isSymbol(before)
                || Character.getType(before) == Character.MODIFIER_SYMBOL;
        return afterSymbol && isSymbol(points[i + 1]);
    }

    private static boolean isSymbol(int point) {
        return Character.getType(point) == Character.OTHER_SYMBOL || Character.getType(point) == Character.UNASSIGNED;
    }

    private static ProblemException invalid(String detail) {
        return Problem.of(ProblemCode.INVALID_REQUEST, detail).asException();
    }
}

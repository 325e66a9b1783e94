package io.menjin.core.login.internal;

import java.util.Arrays;

/**
 * What sessions are, if one thing is done after the other: a login that is under way when all sessions are ended comes to
 * nothing, and a token is good from the end of its login until it or all are ended.
 */
public class SequentialSessions {

    private enum Login {
        NONE,
        UNDER_WAY,
        DOOMED
    }

    private final Login[] logins = new Login[SessionOperations.DEVICES];
    private final String[] tokens = new String[SessionOperations.DEVICES];

    public SequentialSessions() {
        Arrays.fill(logins, Login.NONE);
        Arrays.fill(tokens, SessionOperations.NONE);
    }

    public String begin(int device) {
        if (logins[device] != Login.NONE) {
            return "busy";
        }
        logins[device] = Login.UNDER_WAY;
        return "begun";
    }

    public String finish(int device) {
        Login login = logins[device];
        logins[device] = Login.NONE;
        return switch (login) {
            case NONE -> SessionOperations.NONE;
            case DOOMED -> "token_revoked";
            case UNDER_WAY -> {
                tokens[device] = "good";
                yield "issued";
            }
        };
    }

    /** The same on every node. */
    public String check(int device) {
        return tokens[device];
    }

    public String checkElsewhere(int device) {
        return check(device);
    }

    public String end(int device) {
        if (tokens[device].equals(SessionOperations.NONE)) {
            return SessionOperations.NONE;
        }
        tokens[device] = "token_revoked";
        return "done";
    }

    public String endAll() {
        for (int device = 0; device < SessionOperations.DEVICES; device++) {
            if (logins[device] == Login.UNDER_WAY) {
                logins[device] = Login.DOOMED;
            }
            if (tokens[device].equals("good")) {
                tokens[device] = "token_revoked";
            }
        }
        return "done";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SequentialSessions that
                && Arrays.equals(logins, that.logins)
                && Arrays.equals(tokens, that.tokens);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(logins) + Arrays.hashCode(tokens);
    }
}

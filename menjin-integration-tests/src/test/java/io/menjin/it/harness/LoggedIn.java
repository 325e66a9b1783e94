package io.menjin.it.harness;

/**
 * What a login gave.
 *
 * @param code the code that was spent
 * @param idempotencyKey the key that was sent with it
 */
public record LoggedIn(String code, String idempotencyKey, String token, String userId, boolean created) {

    /** Reads the answer to a login that must have succeeded. */
    public static LoggedIn of(String code, String idempotencyKey, Answer answer) {
        answer.ok();
        return new LoggedIn(
                code,
                idempotencyKey,
                answer.at("/token"),
                answer.at("/user/id"),
                answer.json().path("created").asBoolean());
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "LoggedIn[" + userId + "]";
    }
}

package io.menjin.core.store;

import io.menjin.core.account.AccountId;
import java.time.Instant;

/**
 * One line of an account's history. It holds no personal data and no secret.
 *
 * @param action such as {@code registered}, {@code phone_bound}, {@code sessions_ended}
 * @param actor who did it: {@code user}, {@code operator}, {@code wechat} or {@code system}
 * @param detail a few words more, or empty
 */
public record AuditEntry(AccountId accountId, Instant at, String action, String actor, String detail) {}

package io.menjin.core.session;

import io.menjin.core.account.Account;

/**
 * Who makes a request: a living session and its account, as they were when the token was checked.
 *
 * <p>Use cases that change something read the account again under its lock.
 */
public record Authenticated(Session session, Account account) {}

package io.menjin.core.store;

import io.menjin.core.account.Account;
import io.menjin.core.account.Identity;

/** An identity together with the account it belongs to. */
public record KnownIdentity(Identity identity, Account account) {}

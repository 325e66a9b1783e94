package io.menjin.core.token;

import io.menjin.core.account.AccountId;
import io.menjin.core.crypto.Digest;

/**
 * By what a store finds the session of a token.
 *
 * @param issuedTo the account that the token was issued to, as the token itself says. It tells a store of many machines
 *     which of them to ask; the session may belong to another account by now, see
 *     {@link io.menjin.core.store.SessionStore#move}
 * @param hash SHA-256 of the token; proves it
 */
public record TokenRef(AccountId issuedTo, Digest hash) {}

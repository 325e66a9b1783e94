/** The account store: accounts, identities, phone claims, audit. */
@NullMarked
package io.menjin.store.jdbc.internal.account;

import org.jspecify.annotations.NullMarked;

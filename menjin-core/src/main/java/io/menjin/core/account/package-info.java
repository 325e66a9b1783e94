/** The person: account, identities, profile, phone and the steps reached. */
@NullMarked
package io.menjin.core.account;

import org.jspecify.annotations.NullMarked;

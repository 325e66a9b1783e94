/** How the core changes accounts: one transaction with its audit lines and events. Not API. */
@NullMarked
package io.menjin.core.account.internal;

import org.jspecify.annotations.NullMarked;

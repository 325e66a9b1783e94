package io.menjin.core.login.internal;

import io.menjin.core.account.Account;
import io.menjin.core.account.internal.AccountMerger.Merge;
import java.util.List;

/**
 * The account that somebody logs in to.
 *
 * @param created whether it is new
 * @param merges to be completed after the commit
 */
record Enrolled(Account account, boolean created, List<Merge> merges) {}

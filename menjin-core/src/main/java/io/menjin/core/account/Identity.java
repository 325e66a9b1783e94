package io.menjin.core.account;

import io.menjin.core.source.AppId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person as one mini program knows them. (appId, openId) is unique.
 *
 * @param unionId null while WeChat has not told it
 */
public record Identity(AppId appId, OpenId openId, @Nullable UnionId unionId, AccountId accountId, Instant createdAt) {}

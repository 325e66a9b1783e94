package io.menjin.core.login.internal;

import io.menjin.core.account.OpenId;
import io.menjin.core.account.UnionId;
import io.menjin.core.source.Source;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom WeChat has vouched for.
 *
 * @param unionId kept only where the source belongs to an open platform; otherwise nobody could be met by it
 */
public record Person(Source source, OpenId openId, @Nullable UnionId unionId) {

    public Person {
        unionId = source.openPlatform() == null ? null : unionId;
    }
}

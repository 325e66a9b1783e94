package io.menjin.spring.observation;

import io.menjin.core.wechat.WeChatPlatform;

/** Puts something around the platform that the use cases call, whoever made it. */
@FunctionalInterface
public interface PlatformDecorator {
    WeChatPlatform decorate(WeChatPlatform platform);
}

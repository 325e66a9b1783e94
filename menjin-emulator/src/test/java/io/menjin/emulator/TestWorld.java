package io.menjin.emulator;

import io.menjin.emulator.junit.WeChatEmulatorExtension;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** The apps and users of the tests. The clock stands still unless a test moves it. */
public final class TestWorld {

    /** A Saturday, 16:00 in Beijing. */
    public static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    public static final String SHOP = "wxemu00000000shop";
    public static final String SHOP_SECRET = "5ec2e75ec2e75ec2e75ec2e75ec2e75e";
    /** On the same open platform as the shop. */
    public static final String MALL = "wxemu00000000mall";

    public static final String MALL_SECRET = "5ec2e7a11a11a11a11a11a11a11a11a1";
    /** On no open platform. */
    public static final String SOLO = "wxemu00000000solo";

    public static final String SOLO_SECRET = "5ec2e750105010501050105010501050";

    private TestWorld() {}

    public static WeChatEmulatorBuilder builder() {
        return WeChatEmulator.builder()
                .clock(Clock.fixed(START, ZoneOffset.UTC))
                .app(AppSpec.app(SHOP).secret(SHOP_SECRET).openPlatform("group"))
                .app(AppSpec.app(MALL).secret(MALL_SECRET).openPlatform("group"))
                .app(AppSpec.app(SOLO).secret(SOLO_SECRET))
                .user(UserSpec.user("alice").nickname("爱丽丝").phone("13800000001"))
                .user(UserSpec.user("bob").phone("13800000002").behaviour(Behaviour.REFUSES_PHONE))
                .user(UserSpec.user("grace").phone("91234567").countryCode("852"))
                .user(UserSpec.user("ron").behaviour(Behaviour.HIGH_RISK));
    }

    public static WeChatEmulatorExtension extension() {
        return WeChatEmulatorExtension.with(builder());
    }
}

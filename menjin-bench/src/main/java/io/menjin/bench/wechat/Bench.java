package io.menjin.bench.wechat;

import io.menjin.core.account.Step;
import io.menjin.core.secret.AppSecret;
import io.menjin.core.source.AppId;
import io.menjin.core.source.PhonePolicy;
import io.menjin.core.source.RegistrationPolicy;
import io.menjin.core.source.Source;
import io.menjin.core.source.SourceName;
import java.util.List;

/** The mini program whose people log in. */
public final class Bench {

    public static final String APP_ID = "wxemu00000000bench";
    public static final String SECRET = "0123456789abcdef0123456789abcdef";
    public static final int PEOPLE = 500;

    private Bench() {}

    public static String person(int number) {
        return "p" + number % PEOPLE;
    }

    public static Source source() {
        return new Source(
                new SourceName("bench"),
                new AppId(APP_ID),
                new AppSecret(SECRET),
                null,
                RegistrationPolicy.OPEN,
                PhonePolicy.REJECT,
                List.of(Step.PROFILE, Step.PHONE),
                false,
                null);
    }
}

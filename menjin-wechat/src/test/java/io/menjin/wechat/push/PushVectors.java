package io.menjin.wechat.push;

import io.menjin.core.secret.EncodingAesKey;
import io.menjin.core.secret.PushToken;
import io.menjin.core.source.AppId;
import io.menjin.core.source.PushCredentials;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** The samples of WeChat's page about message push, and receivers for them. */
final class PushVectors {

    static final AppId APP = new AppId("wxba5fad812f8e6fb9");
    static final PushToken TOKEN = new PushToken("AAAAA");
    static final EncodingAesKey KEY = new EncodingAesKey("A".repeat(43));
    static final String ENCRYPT =
            "+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv"
                    + "6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwK"
                    + "SqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJG"
                    + "j04=";
    static final String MSG_SIGNATURE = "046e02f8204d34f8ba5fa3b1db94908f3df2e9b3";
    static final PushParameters SECURE = new PushParameters(
            "6c5c811b55cc85e0e1b54100749188c20beb3f5d", MSG_SIGNATURE, "1714112445", "415670741", null);
    static final PushParameters PLAIN =
            new PushParameters("899cf89e464efb63f54ddac96b0a0a235f53aa78", null, "1714037059", "486452656", null);
    static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1714112450), ZoneOffset.UTC);

    private PushVectors() {}

    static PushReceiver plain() {
        return receiver(new PushCredentials(TOKEN, null), PushSettings.defaults());
    }

    static PushReceiver secure() {
        return receiver(new PushCredentials(TOKEN, KEY), PushSettings.defaults());
    }

    static PushReceiver receiver(PushCredentials credentials, PushSettings settings) {
        return new PushReceiver(APP, credentials, settings, CLOCK, new SecureRandom());
    }

    /** The parameters of a plain message with this token. */
    static PushParameters signed(String timestamp, String nonce) {
        return new PushParameters(new PushSignature(TOKEN).of(timestamp, nonce), null, timestamp, nonce, null);
    }
}

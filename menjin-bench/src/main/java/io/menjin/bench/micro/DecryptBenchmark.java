package io.menjin.bench.micro;

import cn.binarywang.wx.miniapp.bean.WxMaUserInfo;
import cn.binarywang.wx.miniapp.util.crypt.WxMaCryptUtils;
import io.menjin.core.secret.SessionKey;
import io.menjin.core.wechat.EncryptedData;
import io.menjin.core.wechat.OpenData;
import io.menjin.core.wechat.OpenDataReader;
import io.menjin.wechat.opendata.WeChatOpenDataReader;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** WeChat's published sample: WxJava decrypts it, and parses it too; we decrypt, parse strictly and check the watermark. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DecryptBenchmark {

    private static final String SESSION_KEY = "tiihtNczf5v6AKRyjwEUhQ==";
    private static final String IV = "r7BXXKkLb8qrSNn05n0qiA==";
    private static final String ENCRYPTED = "CiyLU1Aw2KjvrjMdj8YKliAjtP4gsMZMQmRzooG2xrDcvSnxIMXFufNstNGTyaGS"
            + "9uT5geRa0W4oTOb1WT7fJlAC+oNPdbB+3hVbJSRgv+4lGOETKUQz6OYStslQ142dNCuabNPGBzlooOmB231qMM85d2/fV6ChevvX"
            + "vQP8Hkue1poOFtnEtpyxVLW1zAo6/1Xx1COxFvrc2d7UL/lmHInNlxuacJXwu0fjpXfz/YqYzBIBzD6WUfTIF9GRHpOn/Hz7saL8"
            + "xz+W//FRAUid1OksQaQx4CMs8LOddcQhULW4ucetDf96JcR3g0gfRK4PC7E/r7Z6xNrXd2UIeorGj5Ef7b1pJAYB6Y5anaHqZ9J6"
            + "nKEBvB4DnNLIVWSgARns/8wR2SiRS7MNACwTyrGvt9ts8p12PKFdlqYTopNHR1Vf7XjfhQlVsAJdNiKdYmYVoKlaRv85IfVunYzO"
            + "0IKXsyl7JCUjCpoG20f0a04COwfneQAGGwd5oa+T8yO5hzuyDb/XcxxmK01EpqOyuxINew==";

    private final OpenDataReader reader = new WeChatOpenDataReader();
    private final SessionKey key = new SessionKey(SESSION_KEY);

    @Benchmark
    public String wxJavaDecrypt() {
        return WxMaCryptUtils.decrypt(SESSION_KEY, ENCRYPTED, IV);
    }

    @Benchmark
    public WxMaUserInfo wxJavaDecryptAndParse() {
        return WxMaUserInfo.fromJson(WxMaCryptUtils.decrypt(SESSION_KEY, ENCRYPTED, IV));
    }

    @Benchmark
    public OpenData menjinDecryptParseAndCheckWatermark() {
        OpenData data = reader.open(EncryptedData.parse(ENCRYPTED, IV), key).orElseThrow();
        if (!data.appId().equals("wx4f4bc4dec97d474b") || data.timestamp().getEpochSecond() != 1477314187L) {
            throw new IllegalStateException("watermark");
        }
        return data;
    }
}

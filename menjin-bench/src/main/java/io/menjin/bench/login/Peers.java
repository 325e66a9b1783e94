package io.menjin.bench.login;

import cn.binarywang.wx.miniapp.api.impl.WxMaServiceImpl;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import io.menjin.core.account.Step;
import io.menjin.core.secret.AppSecret;
import io.menjin.core.secret.LoginCode;
import io.menjin.core.source.AppId;
import io.menjin.core.source.PhonePolicy;
import io.menjin.core.source.RegistrationPolicy;
import io.menjin.core.source.Source;
import io.menjin.core.source.SourceName;
import io.menjin.core.wechat.WeChatPlatform;
import io.menjin.wechat.WeChatClient;
import io.menjin.wechat.WeChatSettings;
import java.net.URI;
import java.util.List;

/** The clients that are compared, each as its users get it: default settings, another base address. */
final class Peers {

    private Peers() {}

    static Exchange wxJava(URI baseUri) {
        WxMaDefaultConfigImpl config = new WxMaDefaultConfigImpl();
        config.setAppid(EmulatorProcess.APP_ID);
        config.setSecret(EmulatorProcess.SECRET);
        config.setApiHostUrl(baseUri.toString());
        WxMaServiceImpl service = new WxMaServiceImpl();
        service.setWxMaConfig(config);
        return code -> {
            if (service.jsCode2SessionInfo(code).getSessionKey() == null) {
                throw new IllegalStateException("no session");
            }
        };
    }

    static Exchange menjin(URI baseUri) {
        WeChatPlatform platform = WeChatClient.builder()
                .settings(WeChatSettings.defaults().withBaseUri(baseUri))
                .build();
        Source source = new Source(
                new SourceName("bench"),
                new AppId(EmulatorProcess.APP_ID),
                new AppSecret(EmulatorProcess.SECRET),
                null,
                RegistrationPolicy.OPEN,
                PhonePolicy.REJECT,
                List.of(Step.PROFILE, Step.PHONE),
                false,
                null);
        return code -> platform.exchange(source, new LoginCode(code));
    }
}

package io.menjin.bench.login;

import cn.binarywang.wx.miniapp.api.impl.WxMaServiceImpl;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import io.menjin.bench.wechat.Bench;
import java.net.URI;
import me.chanjar.weixin.common.util.http.hc.DefaultHttpComponentsClientBuilder;

/** WxJava's {@code jsCode2SessionInfo}. */
final class WxJavaPeer {

    /** As many connections as the most threads that are measured. */
    static final int WIDE = 256;

    private WxJavaPeer() {}

    /** As its users get it: only the address is another. */
    static Exchange withDefaults(URI baseUri) {
        WxMaDefaultConfigImpl config = new WxMaDefaultConfigImpl();
        config.setAppid(Bench.APP_ID);
        config.setSecret(Bench.SECRET);
        config.setApiHostUrl(baseUri.toString());
        WxMaServiceImpl service = new WxMaServiceImpl();
        service.setWxMaConfig(config);
        return code -> {
            if (service.jsCode2SessionInfo(code).getSessionKey() == null) {
                throw new IllegalStateException("no session");
            }
        };
    }

    /** As those get it who know of its pool, which is one for the whole process. */
    static Exchange withAWidePool(URI baseUri) {
        DefaultHttpComponentsClientBuilder pool = DefaultHttpComponentsClientBuilder.get();
        pool.setMaxConnPerHost(WIDE);
        pool.setMaxTotalConn(WIDE);
        return withDefaults(baseUri);
    }
}

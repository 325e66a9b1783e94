package io.menjin.bench.tutorial;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.api.impl.WxMaServiceImpl;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** WxJava with its defaults; only the address is another. */
@Configuration(proxyBeanMethods = false)
class WeChatConfig {

    @Bean
    WxMaService wxMaService(
            @Value("${wx.app-id}") String appId,
            @Value("${wx.app-secret}") String secret,
            @Value("${wx.base-url}") String baseUrl) {
        WxMaDefaultConfigImpl config = new WxMaDefaultConfigImpl();
        config.setAppid(appId);
        config.setSecret(secret);
        config.setApiHostUrl(baseUrl);
        WxMaService service = new WxMaServiceImpl();
        service.setWxMaConfig(config);
        return service;
    }
}

package io.menjin.bench.tutorial;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.bean.WxMaJscode2SessionResult;
import cn.dev33.satoken.stp.StpUtil;
import java.time.Duration;
import java.util.Map;
import me.chanjar.weixin.common.error.WxErrorException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** wx.login's code goes in, a token comes out. */
@RestController
class LoginController {

    private final WxMaService wechat;
    private final StringRedisTemplate redis;

    LoginController(WxMaService wechat, StringRedisTemplate redis) {
        this.wechat = wechat;
        this.redis = redis;
    }

    record LoginForm(String code) {}

    /** There is no table of users here, as in the simplest tutorials: the openid is the person. */
    @PostMapping("/login")
    Map<String, String> login(@RequestBody LoginForm form) throws WxErrorException {
        WxMaJscode2SessionResult session = wechat.jsCode2SessionInfo(form.code());
        StpUtil.login(session.getOpenid());
        redis.opsForValue().set("session_key:" + session.getOpenid(), session.getSessionKey(), Duration.ofDays(3));
        return Map.of("token", StpUtil.getTokenValue());
    }

    /** The security chain has looked at the token. */
    @GetMapping("/verify")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void verify() {}

    @PostMapping("/logout-everywhere")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logoutEverywhere() {
        StpUtil.kickout(StpUtil.getLoginId());
    }
}

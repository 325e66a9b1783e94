package io.menjin.bench.tutorial;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.bean.WxMaJscode2SessionResult;
import cn.dev33.satoken.stp.StpUtil;
import java.time.Duration;
import me.chanjar.weixin.common.error.WxErrorException;
import org.jspecify.annotations.Nullable;
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
    private final WxUserService users;
    private final StringRedisTemplate redis;

    LoginController(WxMaService wechat, WxUserService users, StringRedisTemplate redis) {
        this.wechat = wechat;
        this.users = users;
        this.redis = redis;
    }

    record LoginForm(String code) {}

    record LoginAnswer(String token, @Nullable Long userId) {}

    /** The openid is looked up in a table of users and entered when it is not there; that user is logged in. */
    @PostMapping("/login")
    LoginAnswer login(@RequestBody LoginForm form) throws WxErrorException {
        WxMaJscode2SessionResult session = wechat.jsCode2SessionInfo(form.code());
        WxUser user = users.ofOpenid(session.getOpenid());
        StpUtil.login(user.getId());
        redis.opsForValue().set("session_key:" + session.getOpenid(), session.getSessionKey(), Duration.ofDays(3));
        return new LoginAnswer(StpUtil.getTokenValue(), user.getId());
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

package io.menjin.bench.tutorial;

import com.baomidou.mybatisplus.core.toolkit.Wrappers;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.springframework.stereotype.Service;

/** Whose openid this is. */
@Service
class WxUserService {

    private final WxUserMapper users;

    WxUserService(WxUserMapper users) {
        this.users = users;
    }

    /** The user with this openid; who comes for the first time is registered on the way. */
    WxUser ofOpenid(String openid) {
        WxUser known = users.selectOne(Wrappers.<WxUser>lambdaQuery().eq(WxUser::getOpenid, openid));
        if (known != null) {
            return known;
        }
        WxUser user = new WxUser();
        user.setOpenid(openid);
        user.setCreateTime(LocalDateTime.now(ZoneId.systemDefault()));
        users.insert(user);
        return user;
    }
}

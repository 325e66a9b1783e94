package io.menjin.bench.tutorial;

import com.baomidou.mybatisplus.annotation.TableName;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A row of the users' table. MyBatis-Plus gives the id when it inserts one, as is its default. */
@TableName("wx_user")
public class WxUser {

    private @Nullable Long id;
    private @Nullable String openid;
    private @Nullable LocalDateTime createTime;

    public @Nullable Long getId() {
        return id;
    }

    public void setId(@Nullable Long id) {
        this.id = id;
    }

    public @Nullable String getOpenid() {
        return openid;
    }

    public void setOpenid(@Nullable String openid) {
        this.openid = openid;
    }

    public @Nullable LocalDateTime getCreateTime() {
        return createTime;
    }

    public void setCreateTime(@Nullable LocalDateTime createTime) {
        this.createTime = createTime;
    }
}

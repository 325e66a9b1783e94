package io.menjin.bench.peer;

import cn.dev33.satoken.SaManager;
import cn.dev33.satoken.config.SaTokenConfig;
import cn.dev33.satoken.context.mock.SaTokenContextMockUtil;
import cn.dev33.satoken.dao.SaTokenDao;
import cn.dev33.satoken.dao.SaTokenDaoDefaultImpl;
import cn.dev33.satoken.dao.SaTokenDaoForRedisTemplate;
import cn.dev33.satoken.json.SaJsonTemplateForJackson3;
import cn.dev33.satoken.stp.StpUtil;
import cn.dev33.satoken.stp.parameter.SaLoginParameter;
import java.util.UUID;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Sa-Token with its defaults, but as many sessions a person as one likes. It is wired through static fields, so a
 * process has one at a time. Thread-safe.
 */
public final class SaTokens implements TokenPeer {

    private final Runnable closing;

    private SaTokens(SaTokenDao dao, Runnable closing) {
        this.closing = closing;
        SaManager.setConfig(
                new SaTokenConfig().setIsPrint(false).setIsLog(false).setMaxLoginCount(-1));
        SaManager.setSaJsonTemplate(new SaJsonTemplateForJackson3());
        SaManager.setSaTokenDao(dao);
    }

    /** In a map of this process. */
    public static SaTokens inMemory() {
        SaTokenDaoDefaultImpl dao = new SaTokenDaoDefaultImpl();
        dao.init();
        return new SaTokens(dao, dao::destroy);
    }

    /** On Redis by its plug-in for Spring's RedisTemplate, which drives Lettuce. */
    public static SaTokens onRedis(int port) {
        LettuceConnectionFactory connections = Connections.to(port);
        SaTokenDaoForRedisTemplate dao = new SaTokenDaoForRedisTemplate();
        dao.init(connections);
        return new SaTokens(dao, connections::destroy);
    }

    /** With another store of its form. */
    static SaTokens on(SaTokenDao dao) {
        return new SaTokens(dao, () -> {});
    }

    @Override
    public String login(int person) {
        // Outside of a web request it wants a context, one for each request.
        return SaTokenContextMockUtil.setMockContext(
                () -> StpUtil.getStpLogic().createLoginSession(person, new SaLoginParameter()));
    }

    @Override
    public boolean check(String token) {
        return StpUtil.getLoginIdByToken(token) != null;
    }

    @Override
    public Runnable endingAll(int person, String token) {
        return () -> SaTokenContextMockUtil.setMockContext(() -> StpUtil.kickout(person));
    }

    @Override
    public String forged() {
        return UUID.randomUUID().toString();
    }

    @Override
    public void close() {
        closing.run();
    }
}

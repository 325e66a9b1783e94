package io.menjin.bench.load;

import io.lettuce.core.RedisURI;
import io.menjin.bench.wechat.Bench;
import io.menjin.core.account.OpenId;
import io.menjin.core.crypto.AesGcmVault;
import io.menjin.core.crypto.MasterKey;
import io.menjin.core.crypto.MasterKeys;
import io.menjin.core.crypto.Vault;
import io.menjin.core.secret.SessionKey;
import io.menjin.core.wechat.WeChatException;
import io.menjin.store.redis.RedisStoreSettings;
import io.menjin.store.redis.RedisStores;
import io.menjin.wechat.WeChatClient;
import io.menjin.wechat.WeChatSettings;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Our clients, with one connection to Redis a node and one key for all. */
final class MenjinFleet implements ColdTokens.Fleet {

    private final List<RedisStores> stores = new ArrayList<>();
    private final List<WeChatClient> clients = new ArrayList<>();

    MenjinFleet(Site site) {
        SecureRandom random = new SecureRandom();
        MasterKeys keys = MasterKeys.of(MasterKey.generate("bench", random));
        for (int i = 0; i < ColdTokens.NODES; i++) {
            Vault vault = new AesGcmVault(keys, random);
            RedisStores redis = RedisStores.open(RedisStoreSettings.forRedis(
                            RedisURI.create("127.0.0.1", site.redis().port()))
                    .build());
            stores.add(redis);
            clients.add(WeChatClient.builder()
                    .settings(
                            WeChatSettings.defaults().withBaseUri(site.wechat().baseUri()))
                    .sharedTokens(redis.accessTokens(vault))
                    .build());
        }
    }

    @Override
    public List<Callable<?>> nodes() {
        List<Callable<?>> calls = new ArrayList<>();
        for (WeChatClient client : clients) {
            calls.add(() -> needToken(client));
        }
        return calls;
    }

    /** A call that WeChat takes only with a token; that it refuses the unknown person does not matter. */
    private static boolean needToken(WeChatClient client) {
        try {
            return client.checkSessionKey(
                    Bench.source(),
                    new OpenId("o000000000000000000000000000"),
                    new SessionKey("c4n4ryc4n4ryc4n4ryc4nA=="));
        } catch (WeChatException refused) {
            if (refused.error() == null) {
                throw refused;
            }
            return false;
        }
    }

    @Override
    public void close() {
        clients.forEach(WeChatClient::close);
        stores.forEach(RedisStores::close);
    }
}

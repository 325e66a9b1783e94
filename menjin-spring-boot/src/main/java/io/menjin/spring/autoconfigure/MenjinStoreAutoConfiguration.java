package io.menjin.spring.autoconfigure;

import io.menjin.core.avatar.AvatarStorage;
import io.menjin.core.crypto.AesGcmVault;
import io.menjin.core.crypto.MasterKeys;
import io.menjin.core.crypto.Vault;
import io.menjin.core.store.AccountStore;
import io.menjin.core.store.ChangeFeed;
import io.menjin.core.store.LoginLedger;
import io.menjin.core.store.OnceStore;
import io.menjin.core.store.SessionKeyStore;
import io.menjin.core.store.SessionStore;
import io.menjin.spring.diagnostics.Misconfigurations;
import io.menjin.spring.diagnostics.ProductionMisconfigurations;
import io.menjin.spring.diagnostics.StoreMisconfigurations;
import io.menjin.spring.properties.MenjinProperties;
import io.menjin.spring.settings.DataFolder;
import io.menjin.spring.settings.KeySettings;
import io.menjin.spring.settings.MenjinRuntime;
import io.menjin.spring.settings.Production;
import io.menjin.spring.settings.StoreOpening;
import io.menjin.spring.storage.FolderAvatarStorage;
import io.menjin.spring.storage.MasterKeyFile;
import io.menjin.spring.storage.StoredAccessTokens;
import io.menjin.store.jdbc.JdbcStores;
import io.menjin.wechat.token.LocalAccessTokens;
import io.menjin.wechat.token.SharedAccessTokens;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/** Where data are kept and how they are sealed. */
@AutoConfiguration
@ConditionalOnMenjin
@EnableConfigurationProperties(MenjinProperties.class)
public class MenjinStoreAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    MenjinRuntime menjinRuntime(ObjectProvider<Clock> clock, ObjectProvider<SecureRandom> random) {
        return new MenjinRuntime(clock.getIfUnique(Clock::systemUTC), random.getIfUnique(SecureRandom::new));
    }

    @Bean
    @ConditionalOnMissingBean
    Vault menjinVault(MenjinProperties properties, Environment environment, MenjinRuntime runtime) {
        return new AesGcmVault(keys(properties, environment, runtime), runtime.random());
    }

    @Bean
    @Conditional(AnyStoreMissing.class)
    @ConditionalOnMissingBean
    JdbcStores menjinJdbcStores(
            MenjinProperties properties, ObjectProvider<DataSource> dataSource, MenjinRuntime runtime) {
        return StoreOpening.open(
                properties.store(),
                () -> DataFolder.prepare(properties.dataDir()),
                dataSource::getIfUnique,
                runtime.random());
    }

    @Bean
    @ConditionalOnMissingBean
    AccountStore menjinAccountStore(JdbcStores stores) {
        return stores.accounts();
    }

    @Bean
    @ConditionalOnMissingBean
    SessionStore menjinSessionStore(JdbcStores stores) {
        return stores.sessions();
    }

    @Bean
    @ConditionalOnMissingBean
    SessionKeyStore menjinSessionKeyStore(JdbcStores stores) {
        return stores.sessionKeys();
    }

    @Bean
    @ConditionalOnMissingBean
    LoginLedger menjinLoginLedger(JdbcStores stores) {
        return stores.ledger();
    }

    @Bean
    @ConditionalOnMissingBean
    OnceStore menjinOnceStore(JdbcStores stores) {
        return stores.once();
    }

    /** Nodes without a store of ours in common each have their own. */
    @Bean
    @ConditionalOnMissingBean
    SharedAccessTokens menjinSharedAccessTokens(ObjectProvider<JdbcStores> stores, Vault vault, MenjinRuntime runtime) {
        JdbcStores jdbc = stores.getIfUnique();
        return jdbc == null
                ? new LocalAccessTokens(runtime.clock())
                : new StoredAccessTokens(jdbc.sharedValues(), vault, runtime.clock());
    }

    /** Nothing is heard of changes in stores of the application's own. */
    @Bean
    @ConditionalOnMissingBean
    ChangeFeed menjinChangeFeed(ObjectProvider<JdbcStores> stores, AccountStore accounts, SessionStore sessions) {
        JdbcStores jdbc = stores.getIfUnique();
        return jdbc != null && jdbc.accounts() == accounts && jdbc.sessions() == sessions
                ? jdbc.changes()
                : ChangeFeed.NONE;
    }

    @Bean
    @ConditionalOnMissingBean
    AvatarStorage menjinAvatarStorage(MenjinProperties properties, MenjinRuntime runtime) {
        Path own = properties.avatars().dir();
        Path folder = own != null
                ? DataFolder.prepare("menjin.avatars.dir", own)
                : DataFolder.prepare(properties.dataDir()).resolve("avatars");
        try {
            return new FolderAvatarStorage(folder, runtime.random());
        } catch (IOException e) {
            throw StoreMisconfigurations.folderNotWritable("menjin.data-dir", folder.toAbsolutePath(), e);
        }
    }

    private static MasterKeys keys(MenjinProperties properties, Environment environment, MenjinRuntime runtime) {
        if (!properties.keys().isEmpty()) {
            return KeySettings.of(properties.keys(), Production.isActive(environment));
        }
        if (Production.isActive(environment)) {
            throw ProductionMisconfigurations.generatedKeys();
        }
        Path folder = DataFolder.prepare(properties.dataDir());
        try {
            return MasterKeyFile.readOrCreate(folder, runtime.random());
        } catch (IOException | IllegalArgumentException e) {
            throw Misconfigurations.badKeyFile(folder.resolve(MasterKeyFile.NAME), e);
        }
    }
}

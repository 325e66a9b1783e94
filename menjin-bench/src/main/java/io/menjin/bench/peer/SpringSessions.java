package io.menjin.bench.peer;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.serializer.StringRedisSerializer;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.data.redis.RedisIndexedSessionRepository;
import org.springframework.session.data.redis.RedisSessionRepository;

/**
 * Spring Session on Redis, as its filter drives it: a request finds its session, touches it and saves it. Thread-safe.
 *
 * @param <S> the repository's own sessions
 */
public final class SpringSessions<S extends Session> implements TokenPeer {

    private final SessionRepository<S> sessions;
    private final @Nullable FindByIndexNameSessionRepository<S> index;
    private final Runnable closing;

    private SpringSessions(
            SessionRepository<S> sessions, @Nullable FindByIndexNameSessionRepository<S> index, Runnable closing) {
        this.sessions = sessions;
        this.index = index;
        this.closing = closing;
    }

    /** Its default, which cannot find the sessions of a person. */
    public static TokenPeer plain(int port) {
        LettuceConnectionFactory connections = Connections.to(port);
        return new SpringSessions<>(new RedisSessionRepository(template(connections)), null, connections::destroy);
    }

    /** With the index by which the sessions of a person are found. */
    public static TokenPeer indexed(int port) {
        LettuceConnectionFactory connections = Connections.to(port);
        RedisIndexedSessionRepository repository = new RedisIndexedSessionRepository(template(connections));
        return new SpringSessions<>(repository, repository, connections::destroy);
    }

    @Override
    public String login(int person) {
        S session = sessions.createSession();
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, Integer.toString(person));
        sessions.save(session);
        return session.getId();
    }

    @Override
    public boolean check(String token) {
        S session = sessions.findById(token);
        if (session == null) {
            return false;
        }
        session.setLastAccessedTime(Instant.now());
        sessions.save(session);
        return true;
    }

    @Override
    public Runnable endingAll(int person, String token) {
        FindByIndexNameSessionRepository<S> found = Objects.requireNonNull(index, "only with the index");
        return () ->
                found.findByPrincipalName(Integer.toString(person)).keySet().forEach(sessions::deleteById);
    }

    @Override
    public String forged() {
        return UUID.randomUUID().toString();
    }

    @Override
    public void close() {
        closing.run();
    }

    private static RedisTemplate<String, Object> template(LettuceConnectionFactory connections) {
        RedisTemplate<String, Object> template = new RedisTemplate<>();
        template.setKeySerializer(StringRedisSerializer.UTF_8);
        template.setHashKeySerializer(StringRedisSerializer.UTF_8);
        template.setConnectionFactory(connections);
        template.afterPropertiesSet();
        return template;
    }
}

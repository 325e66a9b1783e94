package io.menjin.store.redis.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplicaTest {

    @Test
    void isTheSameByNameAndByAddress() {
        Replica address = new Replica("127.0.0.1", "6379");
        assertThat(address.isSameAs(new Replica("127.0.0.1", "6379"))).isTrue();
        assertThat(address.isSameAs(new Replica("localhost", "6379"))).isTrue();
        assertThat(new Replica("localhost", "6379").isSameAs(address)).isTrue();
    }

    @Test
    void isAnotherAtAnotherPortOrAddress() {
        Replica replica = new Replica("127.0.0.1", "6379");
        assertThat(replica.isSameAs(new Replica("127.0.0.1", "6380"))).isFalse();
        assertThat(replica.isSameAs(new Replica("127.0.0.2", "6379"))).isFalse();
        assertThat(replica.isSameAs(new Replica("no-such-host.invalid", "6379")))
                .isFalse();
    }

    @Test
    void isTheSameByANameThatNobodyKnows() {
        Replica replica = new Replica("no-such-host.invalid", "6379");
        assertThat(replica.isSameAs(new Replica("no-such-host.invalid", "6379")))
                .isTrue();
        assertThat(replica.isSameAs(new Replica("another-host.invalid", "6379")))
                .isFalse();
    }
}

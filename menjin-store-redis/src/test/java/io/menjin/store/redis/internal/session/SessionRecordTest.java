package io.menjin.store.redis.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.OpenId;
import io.menjin.core.session.Device;
import io.menjin.core.session.EndReason;
import io.menjin.core.session.Session;
import io.menjin.core.source.SourceName;
import io.menjin.store.redis.testing.Fixtures;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionRecordTest {

    private final Session usual = Fixtures.session(Fixtures.accountId(), 7, "0f8fad5b-d9cb-469f-a165-70867728950e");

    @Test
    void readsWhatItHasWritten() {
        Session strange = with(new Device("d".repeat(128), "模".repeat(128), "", "😀".repeat(128), null));
        Session bare = with(Device.UNKNOWN);
        for (Session session : List.of(usual, strange, bare)) {
            assertThat(read(session, 7)).isEqualTo(session);
        }
    }

    @Test
    void cutsIntoShortPiecesWhatDevicesUsuallySay() {
        List<byte[]> pieces = SessionRecord.pieces(usual);
        assertThat(pieces)
                .hasSizeBetween(2, 4)
                .allSatisfy(piece -> assertThat(piece.length).isLessThanOrEqualTo(64));
    }

    @Test
    void isRevokedWhenThePersonIsInALaterEpoch() {
        assertThat(read(usual, 6).endReason()).isNull();
        assertThat(read(usual, 8).endReason()).isEqualTo(EndReason.REVOKED);
    }

    @Test
    void knowsADeviceAgainInItsSourceOnly() {
        Session again = Fixtures.session(Fixtures.accountId(), 0, usual.device().id());
        assertThat(SessionRecord.deviceTag(again)).hasSize(8).isEqualTo(SessionRecord.deviceTag(usual));
        assertThat(SessionRecord.deviceTag(Fixtures.session(Fixtures.accountId(), 0, "other")))
                .isNotEqualTo(SessionRecord.deviceTag(usual));
        assertThat(SessionRecord.deviceTag(with(Device.UNKNOWN))).isEmpty();
    }

    private static Session read(Session session, long personEpoch) {
        List<byte[]> pieces = SessionRecord.pieces(session);
        return SessionRecord.read(session.accountId(), personEpoch, session.tokenHash(), List.copyOf(pieces));
    }

    private Session with(Device device) {
        return new Session(
                usual.id(),
                usual.tokenHash(),
                usual.accountId(),
                usual.epoch(),
                new SourceName("s".repeat(64)),
                new OpenId("o"),
                device,
                usual.createdAt(),
                usual.expiresAt(),
                usual.idleExpiresAt(),
                null);
    }
}

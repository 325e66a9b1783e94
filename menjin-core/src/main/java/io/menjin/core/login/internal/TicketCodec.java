package io.menjin.core.login.internal;

import io.menjin.core.account.OpenId;
import io.menjin.core.account.UnionId;
import io.menjin.core.crypto.Sealed;
import io.menjin.core.crypto.Vault;
import io.menjin.core.secret.Ticket;
import io.menjin.core.session.Device;
import io.menjin.core.source.SourceName;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Seals tickets: the device carries them and can neither read nor change them. Thread-safe. */
public final class TicketCodec {

    private static final String PREFIX = "mt_";
    private static final String CONTEXT = "ticket";
    private static final int VERSION = 1;

    private final Vault vault;

    public TicketCodec(Vault vault) {
        this.vault = vault;
    }

    public Ticket seal(TicketContent content) {
        Sealed sealed = vault.seal(CONTEXT, Binary.write(VERSION, out -> write(out, content)));
        byte[] all = Binary.write(VERSION, out -> {
            out.writeUTF(sealed.keyId());
            out.write(sealed.bytes());
        });
        return new Ticket(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(all));
    }

    /** What a ticket of ours proves, as long as it is valid; empty for anything else. No I/O. */
    public Optional<TicketContent> open(Ticket ticket, Instant now) {
        if (!ticket.reveal().startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            byte[] all = Base64.getUrlDecoder().decode(ticket.reveal().substring(PREFIX.length()));
            byte[] plain =
                    Binary.read(VERSION, all, in -> vault.open(CONTEXT, new Sealed(in.readUTF(), in.readAllBytes())));
            TicketContent content = Binary.read(VERSION, plain, TicketCodec::read);
            return Optional.of(content).filter(c -> now.isBefore(c.expiresAt()));
        } catch (IllegalArgumentException | IllegalStateException e) {
            // Not Base64, not our form, or not sealed by us: to the device it is all the same.
            return Optional.empty();
        }
    }

    private static void write(DataOutputStream out, TicketContent content) throws IOException {
        UnionId unionId = content.unionId();
        Device device = content.device();
        out.writeUTF(content.id());
        out.writeUTF(content.source().value());
        out.writeUTF(content.openId().value());
        Binary.writeText(out, unionId == null ? null : unionId.value());
        Binary.writeText(out, device.id());
        Binary.writeText(out, device.model());
        Binary.writeText(out, device.platform());
        Binary.writeText(out, device.wechatVersion());
        Binary.writeText(out, device.sdkVersion());
        Binary.writeInstant(out, content.expiresAt());
    }

    private static TicketContent read(DataInputStream in) throws IOException {
        String id = in.readUTF();
        SourceName source = new SourceName(in.readUTF());
        OpenId openId = new OpenId(in.readUTF());
        String unionId = Binary.readText(in);
        Device device = new Device(
                Binary.readText(in),
                Binary.readText(in),
                Binary.readText(in),
                Binary.readText(in),
                Binary.readText(in));
        return new TicketContent(
                id, source, openId, unionId == null ? null : new UnionId(unionId), device, Binary.readInstant(in));
    }
}

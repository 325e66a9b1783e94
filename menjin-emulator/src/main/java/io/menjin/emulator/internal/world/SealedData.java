package io.menjin.emulator.internal.world;

import io.menjin.emulator.internal.crypto.OpenDataCipher;
import io.menjin.emulator.internal.json.Json;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/** Open data encrypted under a session_key, both parts in Base64. */
public record SealedData(String encryptedData, String iv) {

    public static SealedData seal(ObjectNode plain, SessionKey key, World world) {
        byte[] iv = world.ids().bytes(16);
        String encrypted = OpenDataCipher.encrypt(key.value(), iv, Json.bytes(plain));
        return new SealedData(encrypted, Base64.getEncoder().encodeToString(iv));
    }
}

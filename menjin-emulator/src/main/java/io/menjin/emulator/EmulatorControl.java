package io.menjin.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.menjin.emulator.internal.json.Json;
import io.menjin.emulator.internal.wire.Payload;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Steers an emulator: what users do on their phones, scripted failures, the clock, the journal. The same calls work in
 * the process ({@link WeChatEmulator#control()}) and over HTTP ({@link #connect}). Thread-safe.
 *
 * <p>Every method throws {@link EmulatorException} if the emulator refuses the call or does not answer.
 */
public final class EmulatorControl {

    private final ControlClient client;

    EmulatorControl(ControlTransport transport) {
        this.client = new ControlClient(transport);
    }

    /**
     * The control of an emulator in another process.
     *
     * @param controlUri what its {@link WeChatEmulator#controlUri()} is, for example {@code
     *     http://127.0.0.1:8787/_emulator/v1}
     */
    public static EmulatorControl connect(URI controlUri) {
        return new EmulatorControl(new HttpTransport(controlUri));
    }

    /** Makes an app, or changes the one of that appId. */
    public EmulatedApp app(AppSpec spec) {
        return client.post("/apps", spec.toJson(), EmulatedApp.class);
    }

    public List<EmulatedApp> apps() {
        return ControlClient.list(client.get("/apps"), "apps", EmulatedApp.class);
    }

    /** Makes a user, or changes the one of that id. */
    public EmulatedUser user(UserSpec spec) {
        return client.post("/users", spec.toJson(), EmulatedUser.class);
    }

    public EmulatedUser user(String id) {
        return Json.read(client.get("/users/" + id), EmulatedUser.class);
    }

    public List<EmulatedUser> users() {
        return ControlClient.list(client.get("/users"), "users", EmulatedUser.class);
    }

    /** What {@code wx.login} does on the user's phone. */
    public LoginResult login(String user, String appId) {
        return act(user, "login", appId, LoginResult.class);
    }

    /**
     * The code of a login that must succeed.
     *
     * @throws IllegalStateException if the user's behaviour blocks it
     */
    public String loginCode(String user, String appId) {
        LoginResult result = login(user, appId);
        if (result.code() == null) {
            throw new IllegalStateException(result.errMsg());
        }
        return result.code();
    }

    /** What {@code wx.checkSession} says. */
    public boolean checkSession(String user, String appId) {
        return client.postJson("/users/" + user + "/check-session", Map.of("appId", appId))
                .path("valid")
                .booleanValue();
    }

    /** A tap on the phone button. */
    public PhoneTap tapPhone(String user, String appId) {
        return act(user, "phone", appId, PhoneTap.class);
    }

    /** What {@code wx.getUserProfile} gives. */
    public SignedData profile(String user, String appId) {
        return act(user, "profile", appId, SignedData.class);
    }

    /** Any data, signed and encrypted under the session_key of the moment, with WeChat's watermark. */
    public SignedData openData(String user, String appId, Map<String, Object> data) {
        return client.post("/users/" + user + "/open-data", Map.of("appId", appId, "data", data), SignedData.class);
    }

    /** As {@link #openData(String, String, Map)}, with another watermark than WeChat's. */
    public SignedData openData(
            String user, String appId, Map<String, Object> data, String watermarkAppId, Instant watermarkTime) {
        Map<String, Object> watermark = new LinkedHashMap<>();
        watermark.put("timestamp", watermarkTime.getEpochSecond());
        watermark.put("appid", watermarkAppId);
        return client.post(
                "/users/" + user + "/open-data",
                Map.of("appId", appId, "data", data, "watermark", watermark),
                SignedData.class);
    }

    /** A payment, which getpaidunionid knows for five minutes. */
    public PaymentReceipt pay(String user, String appId) {
        return act(user, "pay", appId, PaymentReceipt.class);
    }

    /** What {@code wx.getUserCryptoManager().getLatestUserKey} gives. */
    public UserKey userKey(String user, String appId) {
        return act(user, "encrypt-key", appId, UserKey.class);
    }

    /** Pushes a message about a user to the app's callback URL, and waits for what becomes of it. */
    public PushResult push(String user, PushSpec push) {
        return client.post("/users/" + user + "/push", push.toJson(), PushResult.class);
    }

    /** Makes the check of the app's callback URL: GET with echostr. */
    public PushDelivery checkPushUrl(String appId) {
        return client.post("/apps/" + appId + "/push-check", Map.of(), PushDelivery.class);
    }

    /** Replaces the session_key, as a login on another device would. */
    public void rotateSessionKey(String user, String appId) {
        client.postJson("/users/" + user + "/rotate-session-key", Map.of("appId", appId));
    }

    /** Ends the session_key's life now. */
    public void expireSessionKey(String user, String appId) {
        client.postJson("/users/" + user + "/expire-session-key", Map.of("appId", appId));
    }

    /**
     * Puts a scripted failure in force.
     *
     * @return its id
     */
    public String fault(Fault fault) {
        return client.postJson("/faults", fault.toJson()).path("id").stringValue();
    }

    public void removeFault(String id) {
        client.send("DELETE", "/faults/" + id, null);
    }

    public void clearFaults() {
        client.send("DELETE", "/faults", null);
    }

    /** The emulated time. */
    public Instant now() {
        return Instant.parse(client.get("/clock").path("now").stringValue());
    }

    public void advanceClock(Duration distance) {
        client.postJson("/clock", Map.of("advance", distance.toString()));
    }

    public void setClock(Instant instant) {
        client.postJson("/clock", Map.of("set", instant.toString()));
    }

    public EmulatorSettings settings() {
        return settings(client.get("/settings"));
    }

    public <T> void setting(Setting<T> setting, T value) {
        client.send("PATCH", "/settings", Map.of(setting.name(), setting.json(value)));
    }

    /** Puts all settings in force, also those that have their default here. */
    public void settings(EmulatorSettings settings) {
        client.send("PATCH", "/settings", settings.toJson());
    }

    /** The calls of the server API, oldest first. */
    public List<JournalEntry> journal() {
        return ControlClient.list(client.get("/journal"), "entries", JournalEntry.class);
    }

    /** The calls of one operation: its path, the last part of that, or WeChat's name for it. */
    public List<JournalEntry> journal(String api) {
        return ControlClient.list(client.get("/journal?api=" + api), "entries", JournalEntry.class);
    }

    /** How often an operation was called. */
    public int calls(String api) {
        return client.get("/journal?api=" + api).path("count").intValue();
    }

    /**
     * Checks how often an operation was called.
     *
     * @throws AssertionError if it was another number; the message lists the calls and the reasons of refusals
     */
    public void verify(String api, int times) {
        List<JournalEntry> calls = journal(api);
        if (calls.size() != times) {
            StringBuilder message =
                    new StringBuilder("expected " + times + " calls of " + api + " but there were " + calls.size());
            calls.forEach(call -> message.append("\n  ").append(call));
            throw new AssertionError(message.toString());
        }
    }

    public void clearJournal() {
        client.send("DELETE", "/journal", null);
    }

    /** Everything but the journal, as JSON; the same state gives the same text. */
    public String snapshot() {
        return new String(client.call("GET", "/snapshot", null).bytes(), UTF_8);
    }

    /** Puts a snapshot in force. */
    public void restore(String snapshot) {
        client.call("PUT", "/snapshot", Payload.ofText(snapshot));
    }

    /** Puts everything back to what it was after the start: apps, users, settings, clock; no fault, no journal. */
    public void reset() {
        client.send("DELETE", "/state", null);
    }

    private static EmulatorSettings settings(JsonNode json) {
        @SuppressWarnings("unchecked") // a JSON object is read as a map of strings
        Map<String, Object> map = Json.read(json, Map.class);
        return EmulatorSettings.defaults().withJson(map);
    }

    private <T> T act(String user, String action, String appId, Class<T> result) {
        return client.post("/users/" + user + "/" + action, Map.of("appId", appId), result);
    }
}

package io.menjin.emulator.wxjava;

import static io.menjin.emulator.TestWorld.SHOP;
import static io.menjin.emulator.TestWorld.SHOP_SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.api.impl.WxMaServiceImpl;
import cn.binarywang.wx.miniapp.bean.WxMaJscode2SessionResult;
import cn.binarywang.wx.miniapp.bean.WxMaPhoneNumberInfo;
import cn.binarywang.wx.miniapp.bean.WxMaUserInfo;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import cn.binarywang.wx.miniapp.util.crypt.WxMaCryptUtils;
import io.menjin.emulator.EmulatorControl;
import io.menjin.emulator.Fault;
import io.menjin.emulator.JournalEntry;
import io.menjin.emulator.PhoneTap;
import io.menjin.emulator.SignedData;
import io.menjin.emulator.TestWorld;
import io.menjin.emulator.internal.crypto.Digests;
import io.menjin.emulator.junit.WeChatEmulatorExtension;
import java.util.List;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.hc.DefaultHttpComponentsClientBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A client that was written against WeChat itself, unchanged but for one setting. */
class WxJavaTest {

    private static final int PATIENCE_MILLIS = 60_000;

    @RegisterExtension
    static final WeChatEmulatorExtension EMULATOR = TestWorld.extension();

    private final EmulatorControl control = EMULATOR.control();
    private final WxMaService wxJava = new WxMaServiceImpl();

    @BeforeEach
    void pointAtTheEmulator() {
        WxMaDefaultConfigImpl config = new WxMaDefaultConfigImpl();
        config.setAppid(SHOP);
        config.setSecret(SHOP_SECRET);
        config.setApiHostUrl(EMULATOR.baseUri().toString());
        // One client serves the whole process, and gives up after five seconds: a machine may stand still for longer.
        DefaultHttpComponentsClientBuilder http = DefaultHttpComponentsClientBuilder.get();
        http.setConnectionTimeout(PATIENCE_MILLIS);
        http.setSoTimeout(PATIENCE_MILLIS);
        wxJava.setWxMaConfig(config);
    }

    @Test
    void exchangesALoginCode() throws Exception {
        WxMaJscode2SessionResult session = login();

        assertThat(session.getOpenid()).isEqualTo(control.user("alice").openId(SHOP));
        assertThat(session.getSessionKey()).hasSize(24);
        assertThat(session.getUnionid()).startsWith("o");
        control.verify("code2Session", 1);
    }

    @Test
    void understandsARefusal() {
        assertThatThrownBy(() -> wxJava.getUserService().getSessionInfo("unknown"))
                .isInstanceOfSatisfying(
                        WxErrorException.class,
                        e -> assertThat(e.getError().getErrorCode()).isEqualTo(40029));
    }

    @Test
    void readsThePhoneNumberByCode() throws Exception {
        WxMaPhoneNumberInfo phone = wxJava.getUserService()
                .getPhoneNumber(control.tapPhone("alice", SHOP).code());

        assertThat(phone.getPurePhoneNumber()).isEqualTo("13800000001");
        assertThat(phone.getCountryCode()).isEqualTo("86");
        assertThat(phone.getWatermark().getAppid()).isEqualTo(SHOP);
    }

    @Test
    @SuppressWarnings("deprecation") // getPhoneNoInfo: deprecated because the phone code is the better way
    void decryptsThePhoneNumber() throws Exception {
        WxMaJscode2SessionResult session = login();
        PhoneTap tap = control.tapPhone("alice", SHOP);

        WxMaPhoneNumberInfo phone =
                wxJava.getUserService().getPhoneNoInfo(session.getSessionKey(), tap.encryptedData(), tap.iv());
        String plain = WxMaCryptUtils.decrypt(session.getSessionKey(), tap.encryptedData(), tap.iv());

        assertThat(phone.getPurePhoneNumber()).isEqualTo("13800000001");
        assertThat(plain).contains("\"purePhoneNumber\":\"13800000001\"").contains("\"appid\":\"" + SHOP + "\"");
    }

    @Test
    void checksAndDecryptsTheProfile() throws Exception {
        WxMaJscode2SessionResult session = login();
        SignedData profile = control.profile("alice", SHOP);

        assertThat(wxJava.getUserService()
                        .checkUserInfo(session.getSessionKey(), profile.rawData(), profile.signature()))
                .isTrue();
        assertThat(wxJava.getUserService()
                        .checkUserInfo(session.getSessionKey(), profile.rawData() + " ", profile.signature()))
                .isFalse();
        WxMaUserInfo user =
                wxJava.getUserService().getUserInfo(session.getSessionKey(), profile.encryptedData(), profile.iv());
        assertThat(user.getNickName()).isEqualTo("爱丽丝");
        assertThat(user.getWatermark().getAppid()).isEqualTo(SHOP);
    }

    @Test
    void getsALegacyTokenOnceForSeveralCalls() throws Exception {
        login();
        login();

        control.verify("token", 1);
        assertThat(wxJava.getAccessToken()).isEqualTo(wxJava.getAccessToken());
    }

    @Test
    void getsAStableToken() throws Exception {
        ((WxMaDefaultConfigImpl) wxJava.getWxMaConfig()).useStableAccessToken(true);

        String token = wxJava.getAccessToken();

        assertThat(token).matches("\\d{2}_[A-Za-z0-9_-]+");
        control.verify("stable_token", 1);
        control.verify("token", 0);
        assertThat(wxJava.getUserService()
                        .getPhoneNumber(control.tapPhone("alice", SHOP).code())
                        .getPurePhoneNumber())
                .isEqualTo("13800000001");
    }

    @Test
    void fetchesAnotherTokenWhenItsOwnIsRefused() throws Exception {
        wxJava.getAccessToken();
        control.fault(Fault.on("getuserphonenumber").times(1).errcode(40001));

        assertThat(wxJava.getUserService()
                        .getPhoneNumber(control.tapPhone("alice", SHOP).code())
                        .getPurePhoneNumber())
                .isEqualTo("13800000001");
        control.verify("token", 2);
        control.verify("getuserphonenumber", 2);
    }

    /** WxJava 4.8.2 calls a path that WeChat does not have, and signs the openid; so the emulator does not know it. */
    @Test
    void callsAnUnknownPathToCheckASessionKey() throws Exception {
        WxMaJscode2SessionResult session = login();

        assertThatThrownBy(() -> wxJava.getUserService().checkSessionKey(session.getOpenid(), session.getSessionKey()))
                .isInstanceOf(Exception.class);

        List<JournalEntry> unknown = control.journal("/wxa/checksessionkey");
        assertThat(unknown).hasSize(1);
        assertThat(unknown.get(0).status()).isEqualTo(404);
        control.verify("checksession", 0);
    }

    @Test
    void checksASessionKeyByItsGenericCall() throws Exception {
        WxMaJscode2SessionResult session = login();

        assertThat(check(session)).contains("\"errcode\":0");

        control.rotateSessionKey("alice", SHOP);
        assertThatThrownBy(() -> check(session))
                .isInstanceOfSatisfying(
                        WxErrorException.class,
                        e -> assertThat(e.getError().getErrorCode()).isEqualTo(87009));
    }

    @Test
    void checksAText() throws Exception {
        WxMaJscode2SessionResult session = login();

        assertThat(wxJava.getSecurityService()
                        .checkMessage(cn.binarywang.wx.miniapp.bean.security.WxMaMsgSecCheckCheckRequest.builder()
                                .openid(session.getOpenid())
                                .scene(1)
                                .version("2")
                                .content("违法")
                                .build())
                        .getResult()
                        .getSuggest())
                .isEqualTo("risky");
    }

    private String check(WxMaJscode2SessionResult session) throws WxErrorException {
        return wxJava.get(
                "https://api.weixin.qq.com/wxa/checksession",
                "openid=" + session.getOpenid() + "&sig_method=hmac_sha256&signature="
                        + Digests.hmacSha256Hex(session.getSessionKey(), ""));
    }

    private WxMaJscode2SessionResult login() throws WxErrorException {
        return wxJava.getUserService().getSessionInfo(control.loginCode("alice", SHOP));
    }
}

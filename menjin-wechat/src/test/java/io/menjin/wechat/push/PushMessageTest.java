package io.menjin.wechat.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.OpenId;
import io.menjin.core.push.PushMessage;
import io.menjin.core.push.PushMessage.AuthorizationCancelled;
import io.menjin.core.push.PushMessage.AuthorizationRevoked;
import io.menjin.core.push.PushMessage.Other;
import io.menjin.core.push.PushMessage.UserInfoModified;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a signed message in plain mode is read as. */
class PushMessageTest {

    private static final String REVOKE_JSON = """
            {"ToUserName":"gh_870882ca4b1","FromUserName":"oaKk346BaWE-eIn4oSRWbaM9vR7s","CreateTime":1627359464,
             "MsgType":"event","Event":"user_authorization_revoke","OpenID":"oaKk343WOktAaT2ygsX138BGblrg",
             "AppID":"wxba5fad812f8e6fb9","RevokeInfo":"1","PluginID":"wx13974bf780d3dc89",
             " OpenPID":"G7esq5NVzP76HIHoB95t4CVBP6to"}""";

    private static final String REVOKE_XML = """
            <?xml version="1.0" encoding="GBK"?>
            <xml>
              <ToUserName><![CDATA[gh_870882ca4b1]]></ToUserName>
              <FromUserName><![CDATA[oaKk346BaWE-eIn4oSRWbaM9vR7s]]></FromUserName>
              <CreateTime>1627359464</CreateTime>
              <MsgType><![CDATA[event]]></MsgType>
              <Event><![CDATA[ user_authorization_revoke ]]></Event>
              < OpenID><![CDATA[oaKk343WOktAaT2ygsX138BGblrg]]></ OpenID>
              <AppID ><![CDATA[wxba5fad812f8e6fb9]]></AppID >
              <RevokeInfo><![CDATA[1]]></RevokeInfo>
              < OpenPID><![CDATA[ a < b ]]>< / OpenPID>
            </xml>""";

    private static final AuthorizationRevoked REVOKED = new AuthorizationRevoked(
            new OpenId("oaKk343WOktAaT2ygsX138BGblrg"), Set.of(1), Instant.ofEpochSecond(1627359464));

    @Test
    void findsThePersonInOpenIdAndNotInFromUserName() {
        assertThat(read(REVOKE_JSON)).isEqualTo(REVOKED);
    }

    @Test
    void readsTheStrayBlanksOfTheOfficialSample() {
        assertThat(read(REVOKE_XML)).isEqualTo(REVOKED);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "'6,8',6 8", "8|19|20,8 19 20", "' 8 ',8", "x,", "'',", "99999999999999999999,"})
    void readsAnyListOfRevokedData(String revokeInfo, String codes) {
        Set<Integer> expected = codes == null
                ? Set.of()
                : Set.of(codes.split(" ")).stream().map(Integer::valueOf).collect(java.util.stream.Collectors.toSet());
        PushMessage message =
                read(REVOKE_JSON.replace("\"RevokeInfo\":\"1\"", "\"RevokeInfo\":\"" + revokeInfo + "\""));

        assertThat(((AuthorizationRevoked) message).revokeInfo()).isEqualTo(expected);
    }

    @Test
    void readsNumbersAsWellAsTexts() {
        assertThat(read(REVOKE_JSON
                        .replace("\"RevokeInfo\":\"1\"", "\"RevokeInfo\":1")
                        .replace("1627359464", "\"1627359464\"")))
                .isEqualTo(REVOKED);
    }

    @Test
    void readsTheOtherEvents() {
        OpenId openId = REVOKED.openId();
        assertThat(read(REVOKE_JSON.replace("_revoke", "_cancellation")))
                .isEqualTo(new AuthorizationCancelled(openId, REVOKED.createdAt()));
        assertThat(read(REVOKE_JSON.replace("user_authorization_revoke", "user_info_modified")))
                .isEqualTo(new UserInfoModified(openId, REVOKED.createdAt()));
        assertThat(read(REVOKE_JSON.replace("user_authorization_revoke", "wxa_punish_event")))
                .isEqualTo(new Other("wxa_punish_event", REVOKED.createdAt()));
    }

    @Test
    void takesNoNoticeOfAnEventOfAnotherApp() {
        assertThat(read(REVOKE_JSON.replace("wxba5fad812f8e6fb9", "wxAnotherApp")))
                .isEqualTo(new Other("user_authorization_revoke", REVOKED.createdAt()));
    }

    @Test
    void takesTheSignedTimestampWhereTheMessageHasNone() {
        assertThat(read("{\"action\":\"CheckContainerPath\"}"))
                .isEqualTo(new Other(null, Instant.ofEpochSecond(1714037059)));
    }

    @Test
    void leavesOutWhatIsNested() {
        assertThat(
                        read(
                                "<xml><MsgType>event</MsgType><Event>x<OpenID>o1</OpenID></Event><List><Event>y</Event></List></xml>"))
                .isEqualTo(new Other(null, Instant.ofEpochSecond(1714037059)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "{\"MsgType\":\"event\",\"MsgType\":\"text\"}",
                "{\"Event\":\"a\",\" Event\":\"b\"}",
                "<xml><Event>a</Event><Event>b</Event></xml>",
                "<xml><MsgType>event</MsgType>",
                "<xml>&lol;</xml>",
                "<!DOCTYPE xml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><xml><Event>&x;</Event></xml>",
                "<!DOCTYPE xml SYSTEM \"http://127.0.0.1:1/evil.dtd\"><xml/>",
                "< !DOCTYPE xml [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;\">]><xml>&b;</xml>",
                "<xml xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"file:///etc/passwd\"/></xml><x/>",
                "{\"MsgType\":\"event\",\"Event\":\"user_authorization_revoke\"}",
                "{\"MsgType\":\"event\",\"Event\":\"user_authorization_revoke\",\"OpenID\":\"o' or 1=1\"}",
            })
    void rejectsWhatCannotBeRead(String body) {
        assertThat(receive(body)).isEqualTo(new PushOutcome.Rejected(PushRejection.MALFORMED));
    }

    @Test
    void rejectsDeepXmlWithoutOverflowingTheStack() {
        String deep = "<a>".repeat(40_000) + "</a>".repeat(20_000);

        assertThat(receive(deep)).isEqualTo(new PushOutcome.Rejected(PushRejection.MALFORMED));
    }

    private static PushMessage read(String body) {
        PushOutcome outcome = receive(body);
        assertThat(outcome).isInstanceOf(PushOutcome.Accepted.class);
        return ((PushOutcome.Accepted) outcome).message();
    }

    private static PushOutcome receive(String body) {
        return PushVectors.plain().receive(PushVectors.PLAIN, body.getBytes(StandardCharsets.UTF_8));
    }
}

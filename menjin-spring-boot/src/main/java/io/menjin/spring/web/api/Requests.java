package io.menjin.spring.web.api;

import io.menjin.core.input.Inputs;
import io.menjin.core.phone.PhoneProof;
import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.problem.ProblemException;
import io.menjin.core.session.Device;
import io.menjin.core.sessionkey.OpenDataService;
import io.menjin.core.user.SignedProfile;
import org.jspecify.annotations.Nullable;

/** Bodies that devices send, as JSON has them; every member may be missing here. Their texts tell nothing of it. */
final class Requests {
    private Requests() {}

    record LoginBody(
            @Nullable String source,
            @Nullable String code,
            @Nullable String phoneCode,
            @Nullable DeviceBody device,
            @Nullable Boolean reopen) {

        @Override
        public String toString() {
            return "LoginBody[redacted]";
        }
    }

    record RegisterBody(
            @Nullable String ticket,
            @Nullable String phoneCode,
            @Nullable BlobBody phone,
            @Nullable String nickname) {

        @Nullable
        PhoneProof proof() {
            if (phoneCode != null && phone != null) {
                throw invalid("Send phoneCode or phone, not both");
            }
            if (phoneCode != null) {
                return new PhoneProof.ByCode(Inputs.phoneCode(phoneCode));
            }
            return phone == null ? null : phone.proof();
        }

        @Override
        public String toString() {
            return "RegisterBody[redacted]";
        }
    }

    record LogoutBody(@Nullable Boolean everywhere) {}

    record UpdateUserBody(
            @Nullable String nickname,
            @Nullable String avatarUrl,
            @Nullable ProfileBody profile) {}

    record ProfileBody(
            @Nullable String rawData,
            @Nullable String signature,
            @Nullable String encryptedData,
            @Nullable String iv) {

        SignedProfile signed() {
            if (rawData == null || signature == null || encryptedData == null || iv == null) {
                throw invalid("profile needs rawData, signature, encryptedData and iv");
            }
            return new SignedProfile(rawData, signature, encryptedData, iv);
        }

        @Override
        public String toString() {
            return "ProfileBody[redacted]";
        }
    }

    record UpdatePhoneBody(
            @Nullable String code,
            @Nullable String encryptedData,
            @Nullable String iv) {

        PhoneProof proof() {
            if (code != null && (encryptedData != null || iv != null)) {
                throw invalid("Send code, or encryptedData with iv, not both");
            }
            return code != null
                    ? new PhoneProof.ByCode(Inputs.phoneCode(code))
                    : new BlobBody(encryptedData, iv).proof();
        }

        @Override
        public String toString() {
            return "UpdatePhoneBody[redacted]";
        }
    }

    record BlobBody(
            @Nullable String encryptedData, @Nullable String iv) {
        PhoneProof proof() {
            return new PhoneProof.ByData(OpenDataService.parse(encryptedData, iv));
        }

        @Override
        public String toString() {
            return "BlobBody[redacted]";
        }
    }

    record DeviceBody(
            @Nullable String id,
            @Nullable String model,
            @Nullable String platform,
            @Nullable String wechatVersion,
            @Nullable String sdkVersion) {

        static Device toDevice(@Nullable DeviceBody body) {
            return body == null
                    ? Device.UNKNOWN
                    : Inputs.device(body.id, body.model, body.platform, body.wechatVersion, body.sdkVersion);
        }
    }

    static boolean isTrue(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }

    static ProblemException invalid(String detail) {
        return Problem.of(ProblemCode.INVALID_REQUEST, detail).asException();
    }
}

package io.menjin.emulator;

/** The checks of code2Session, in the order the emulator makes them unless told otherwise. */
public enum LoginCheck {
    /** 41002 if there is no appid. */
    APPID_PRESENT,
    /** 41004 if there is no secret. */
    SECRET_PRESENT,
    /** 41008 if there is no js_code. */
    CODE_PRESENT,
    /** 40002 if the grant_type is another than authorization_code. */
    GRANT_TYPE,
    /** 40013 if the appid is unknown. */
    APPID_KNOWN,
    /** 40125 if the secret is not the app's, 40243 if it is frozen. */
    SECRET_RIGHT,
    /** 40029 if the code is unknown, expired or another app's; 40163 if it was used. */
    CODE_GOOD,
    /** 40226 if WeChat takes the user for a risk. */
    USER_NOT_RISKY,
    /** 45011 if the user logs in too often. */
    WITHIN_QUOTA
}

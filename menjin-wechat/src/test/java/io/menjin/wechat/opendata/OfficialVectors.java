package io.menjin.wechat.opendata;

/** The samples of WeChat's pages about encrypted data and signatures. */
final class OfficialVectors {

    static final String APP_ID = "wx4f4bc4dec97d474b";
    static final String KEY = "tiihtNczf5v6AKRyjwEUhQ==";
    static final String IV = "r7BXXKkLb8qrSNn05n0qiA==";
    static final String ENCRYPTED =
            "CiyLU1Aw2KjvrjMdj8YKliAjtP4gsMZMQmRzooG2xrDcvSnxIMXFufNstNGTyaGS9uT5geRa0W4oTOb1WT7fJlAC+oNPdbB+3hVbJSRg"
                    + "v+4lGOETKUQz6OYStslQ142dNCuabNPGBzlooOmB231qMM85d2/fV6ChevvXvQP8Hkue1poOFtnEtpyxVLW1zAo6/1Xx1COx"
                    + "Fvrc2d7UL/lmHInNlxuacJXwu0fjpXfz/YqYzBIBzD6WUfTIF9GRHpOn/Hz7saL8xz+W//FRAUid1OksQaQx4CMs8LOddcQh"
                    + "ULW4ucetDf96JcR3g0gfRK4PC7E/r7Z6xNrXd2UIeorGj5Ef7b1pJAYB6Y5anaHqZ9J6nKEBvB4DnNLIVWSgARns/8wR2SiR"
                    + "S7MNACwTyrGvt9ts8p12PKFdlqYTopNHR1Vf7XjfhQlVsAJdNiKdYmYVoKlaRv85IfVunYzO0IKXsyl7JCUjCpoG20f0a04C"
                    + "OwfneQAGGwd5oa+T8yO5hzuyDb/XcxxmK01EpqOyuxINew==";

    static final String SIGNING_KEY = "HyVFkGl5F5OQWJZZaNzBBg==";
    static final String RAW_DATA =
            "{\"nickName\":\"Band\",\"gender\":1,\"language\":\"zh_CN\",\"city\":\"Guangzhou\",\"province\":\"Guangdong\","
                    + "\"country\":\"CN\",\"avatarUrl\":\"http://wx.qlogo.cn/mmopen/vi_32/1vZvI39NWFQ9XM4LtQpFrQJ1xlgZ"
                    + "xx3w7bQxKARol6503Iuswjjn6nIGBiaycAjAtpujxyzYsrztuuICqIM5ibXQ/0\"}";
    static final String SIGNATURE = "75e81ceda165f4ffa64f4068af58c64b8f54b88c";

    private OfficialVectors() {}
}

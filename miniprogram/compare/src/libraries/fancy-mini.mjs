import 'regenerator-runtime/runtime.js'
import { BASE_URL } from '../back-end.mjs'

/** As its tutorial on logging in sets it up: an own WechatAuth, a Requester with the LoginPlugin. */
export const fancyMini = {
  name: 'fancy-mini',
  open: ({ fake, ui, fresh }) => {
    const [{ default: BaseLogin }, { default: WechatAuth }, { default: Requester }, { default: LoginPlugin }] = fresh(
      'fancy-mini',
      'lib/login/BaseLogin',
      'lib/login/auth/WechatAuth',
      'lib/request/Requester',
      'lib/request/plugin/LoginPlugin',
    )
    const login = new BaseLogin()
    const requester = new Requester()

    class Auth extends WechatAuth {
      async loginByWxSilent({ wxLoginRes, configOptions }) {
        if (!wxLoginRes.succeeded) return { succeeded: false, errMsg: wxLoginRes.errMsg }
        const { code, token } = await configOptions.requester.request({
          url: `${BASE_URL}/session`,
          method: 'POST',
          data: { code: wxLoginRes.code },
        })
        if (code !== 'ok') return { succeeded: false, errMsg: code }
        return { succeeded: true, userInfo: { token }, expireTime: -1 }
      }
    }

    requester.config({
      underlayRequest: (options) =>
        fake.wx.request({ ...options, header: { ...options.header, token: login.userInfo.token } }),
      plugins: [new LoginPlugin({ loginCenter: login, apiAuthFailChecker: ({ code }) => code === 'token_expired' })],
    })
    login.config({
      requester,
      authEngineMap: { wechat: new Auth() },
      defaultAuthType: 'wechat',
      userAuthHandler: ui.open,
    })
    return { request: () => requester.requestWithLogin({ url: `${BASE_URL}/orders` }) }
  },
}

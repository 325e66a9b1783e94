import { createSession, wrapRequest, type WxRequestOptions, type WxResponse } from '@menjin/miniprogram'

/** Where `./dev` listens; in production, a host that the mini program may call. */
export const SERVER = 'http://127.0.0.1:8080'

export const session = createSession({ source: 'shop', baseUrl: SERVER, steps: ['phone'] })

/** A request function that a program may have had before, with the session around it. */
export const request = wrapRequest(plainRequest, session)

function plainRequest(options: WxRequestOptions): Promise<WxResponse> {
  return new Promise((success, fail) => {
    wx.request({ ...(options as WechatMiniprogram.RequestOption), success: success as never, fail })
  })
}

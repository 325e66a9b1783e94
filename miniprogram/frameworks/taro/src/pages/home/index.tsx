import { isMenjinError, type LoginMode, type User } from '@menjin/miniprogram'
import { errorText } from '@menjin/miniprogram/texts'
import { Button, Text, View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { useState } from 'react'
import { request, SERVER, session } from '../../session'
import { useLogin } from './useLogin'
import './index.css'

const NOTHING = { answer: '', adapter: '', order: '', event: '' }

export default function Home() {
  const { status, user, logIn, logOut } = useLogin()
  const [texts, setTexts] = useState(NOTHING)
  const say = (change: Partial<typeof NOTHING>) => setTexts((texts) => ({ ...texts, ...change }))

  useLoad(() => enter('silent'))

  async function enter(mode: LoginMode) {
    if (await logIn(mode)) await load()
  }

  async function load() {
    const [devices, me] = await Promise.all([
      session.request<{ sessions: object[] }>({ url: '/v1/me/sessions' }),
      request({ url: `${SERVER}/v1/me` }),
    ])
    say({
      answer: `登录设备：${devices.data.sessions.length} 台`,
      adapter: `步骤：${(me.data as { user: User }).user.authStep}`,
    })
  }

  async function buy() {
    try {
      // Opens the pop-up below if the phone is missing, and goes on once it is there.
      await session.mustAuth({ step: 'phone' })
      say({ order: '已下单，取杯时报手机尾号' })
    } catch (error) {
      say({ order: isMenjinError(error, 'cancelled') ? '还差一步：手机号' : errorText(error) })
    }
  }

  async function leave() {
    await logOut()
    setTexts(NOTHING)
  }

  return (
    <View className="home">
      <View className="cup">
        <View className="caption">Taro · React</View>
        <View className="title">一杯手冲</View>
        <View className="small">埃塞俄比亚，水洗，茉莉与柠檬</View>
        <View className="status">{status}</View>
      </View>

      <View className="card">
        <View className="row">
          <Text className="label">{user?.nickname ?? '微信访客'}</Text>
          <Text className="value phone">{user ? (user.phone?.masked ?? '未绑定手机号') : '—'}</Text>
        </View>
        <View className="row">
          <Text className="label">账号</Text>
          <Text className="value id person">{user?.id ?? '—'}</Text>
        </View>
      </View>

      {user && (
        <View className="card">
          <View className="row">
            <Text className="label">session.request</Text>
            <Text className="value answer">{texts.answer}</Text>
          </View>
          <View className="row">
            <Text className="label">Taro.request</Text>
            <Text className="value adapter">{texts.adapter}</Text>
          </View>
        </View>
      )}

      <Button className="button order" hoverClass="pressed" onClick={buy}>
        下单 ¥32
      </Button>
      {texts.order && <View className="hint order-result">{texts.order}</View>}

      {user ? (
        <>
          <View className="card">
            <View className="small">也可以先绑定，下单时就不再问</View>
            <phone-container className="bind" label="绑定手机号" onSuccess={() => say({ event: '绑定成功' })} />
            {texts.event && <View className="hint event">{texts.event}</View>}
          </View>
          <Button className="button quiet log-out" hoverClass="pressed" onClick={leave}>
            退出登录
          </Button>
        </>
      ) : (
        <Button className="button quiet log-in" hoverClass="pressed" onClick={() => enter('common')}>
          登录
        </Button>
      )}

      <auth-popup id="auth-popup" />
    </View>
  )
}

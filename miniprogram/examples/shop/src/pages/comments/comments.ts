import { addComment, listComments } from '../../services/catalog'
import { messageOf, toast } from '../../services/failure'
import { onComponentError } from '../../services/logged-out'
import { onPrivacyRefused } from '../../services/privacy'
import { session, TERMS } from '../../services/session'
import { commentView, type CommentView } from '../../utils/views'

/** Second scenario: who comments has a name. */
Page({
  data: {
    terms: TERMS,
    id: '',
    state: 'loading' as 'loading' | 'ready' | 'failed',
    failure: '',
    comments: [] as CommentView[],
    nickname: '',
    avatar: '',
    initial: '',
    stars: 5,
    text: '',
    sending: false,
  },

  stop: (() => {}) as () => void,

  onLoad({ id = '' }: { id?: string }) {
    this.setData({ id })
    this.stop = session.on('user', () => {
      this.showAuthor()
    })
    this.showAuthor()
    // Who has a name already shall not be asked for it again.
    session.login({ mode: 'silent' }).catch(() => undefined)
    return this.load()
  },

  onUnload() {
    this.stop()
  },

  showAuthor() {
    const { nickname, avatarUrl } = session.user ?? {}
    this.setData({
      nickname: nickname ?? '',
      avatar: avatarUrl ?? '',
      initial: Array.from(nickname ?? '')[0] ?? '',
    })
  },

  async load() {
    if (this.data.state === 'failed') this.setData({ state: 'loading' })
    try {
      this.setData({ comments: (await listComments(this.data.id)).map(commentView), state: 'ready' })
    } catch (error) {
      this.setData({ state: 'failed', failure: messageOf(error) })
    }
  },

  onNamed() {
    void wx.showToast({ title: '你好，' + (session.user?.nickname ?? ''), icon: 'none' })
  },

  onError: onComponentError,
  onPrivacyRefused,

  onStars({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
    this.setData({ stars: detail.value })
  },

  onText({ detail }: WechatMiniprogram.Input) {
    this.setData({ text: detail.value })
  },

  async onSend() {
    const { id, text, stars, sending } = this.data
    if (sending || !text.trim()) return
    this.setData({ sending: true })
    try {
      const comment = commentView(await addComment(id, text.trim(), stars))
      this.setData({ comments: [comment, ...this.data.comments], text: '', stars: 5 })
      void wx.showToast({ title: '已发布', icon: 'success' })
    } catch (error) {
      toast(error)
    } finally {
      this.setData({ sending: false })
    }
  },
})

import { onComponentError } from '../../services/logged-out'
import { onPrivacyRefused } from '../../services/privacy'
import { TERMS } from '../../services/session'

/** The authorization as a page of its own. Its address comes from `mustAuth`. */
Page({
  data: { terms: TERMS, menjin: '', session: '', target: '3', backTo: '' },

  onLoad({ menjin = '', session = '', target = '3', backTo = '' }: Record<string, string | undefined>) {
    this.setData({ menjin, session, target, backTo })
  },

  onError: onComponentError,
  onPrivacyRefused,
})

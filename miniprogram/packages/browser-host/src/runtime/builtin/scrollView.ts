import { type Control } from './control'
import type { Builtin } from './registry'

const direct = (control: Control) => {
  control.node.toggleAttribute('data-x', control.is('scrollX'))
  control.node.toggleAttribute('data-y', control.is('scrollY'))
}

const moveTo = (control: Control, to: ScrollToOptions) => {
  control.node.scrollTo({ ...to, behavior: control.is('scrollWithAnimation') ? 'smooth' : 'instant' })
}

/** Area that scrolls. */
export const scrollView: Readonly<Record<string, Builtin>> = {
  'scroll-view': {
    properties: {
      scrollX: Boolean,
      scrollY: Boolean,
      upperThreshold: { type: null, value: 50 },
      lowerThreshold: { type: null, value: 50 },
      scrollTop: { type: null, value: 0 },
      scrollLeft: { type: null, value: 0 },
      scrollIntoView: String,
      scrollWithAnimation: Boolean,
      enableFlex: Boolean,
      enableBackToTop: Boolean,
      enhanced: Boolean,
      bounces: Boolean,
      showScrollbar: { type: Boolean, value: true },
      scrollAnchoring: Boolean,
      pagingEnabled: Boolean,
      fastDeceleration: Boolean,
      refresherEnabled: Boolean,
      refresherTriggered: Boolean,
      refresherThreshold: Number,
      refresherBackground: String,
      refresherDefaultStyle: String,
      type: String,
    },
    created: (control) => {
      const { node } = control
      let left = 0
      let top = 0
      let atEnd = false
      let atStart = true
      node.addEventListener('scroll', () => {
        const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientHeight, clientWidth } = node
        const detail = {
          scrollLeft,
          scrollTop,
          scrollWidth,
          scrollHeight,
          deltaX: left - scrollLeft,
          deltaY: top - scrollTop,
        }
        left = scrollLeft
        top = scrollTop
        control.fire('scroll', detail)
        const vertical = control.is('scrollY')
        const rest = vertical ? scrollHeight - scrollTop - clientHeight : scrollWidth - scrollLeft - clientWidth
        const gone = vertical ? scrollTop : scrollLeft
        const ends = rest <= Number(control.get('lowerThreshold'))
        const starts = gone <= Number(control.get('upperThreshold'))
        if (ends && !atEnd) control.fire('scrolltolower', { direction: vertical ? 'bottom' : 'right' })
        if (starts && !atStart) control.fire('scrolltoupper', { direction: vertical ? 'top' : 'left' })
        atEnd = ends
        atStart = starts
      })
    },
    changed: {
      scrollX: direct,
      scrollY: direct,
      enableFlex: (control) => control.node.toggleAttribute('data-flex', control.is('enableFlex')),
      showScrollbar: (control) => control.node.toggleAttribute('data-bare', !control.is('showScrollbar')),
      scrollTop: (control) => {
        moveTo(control, { top: Number(control.get('scrollTop')) })
      },
      scrollLeft: (control) => {
        moveTo(control, { left: Number(control.get('scrollLeft')) })
      },
      scrollIntoView: (control) => {
        const id = control.text('scrollIntoView')
        if (id === '') return
        // The child may come with the same change.
        queueMicrotask(() => {
          const child = control.node.querySelector<HTMLElement>(`[id$="--${CSS.escape(id)}"]`)
          if (!child) return
          const from = control.node.getBoundingClientRect()
          const to = child.getBoundingClientRect()
          const { scrollTop, scrollLeft } = control.node
          moveTo(control, { top: scrollTop + to.top - from.top, left: scrollLeft + to.left - from.left })
        })
      },
    },
  },
}

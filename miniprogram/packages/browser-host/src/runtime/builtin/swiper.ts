import { type Control } from './control'
import type { Builtin } from './registry'

/** How far a finger must go to turn the page, in parts of the swiper's size. */
const TURN_AT = 0.25

const itemsOf = (control: Control) =>
  [...control.node.querySelectorAll<HTMLElement>('wx-swiper-item')].filter(
    (item) => item.closest('wx-swiper') === control.node,
  )

function paint(control: Control, offset = 0, animate = true): void {
  const items = itemsOf(control)
  const current = Math.min(control.get<number>('current'), Math.max(0, items.length - 1))
  const axis = control.is('vertical') ? 'Y' : 'X'
  items.forEach((item, i) => {
    item.style.transition = animate ? `transform ${control.get<number>('duration')}ms` : 'none'
    item.style.transform = `translate${axis}(calc(${(i - current) * 100}% + ${offset}px))`
  })
  const dots = control.node.querySelector<HTMLElement>('.mh-dots')
  if (!dots) return
  dots.hidden = !control.is('indicatorDots')
  dots.replaceChildren(
    ...items.map((_, i) => {
      const dot = document.createElement('i')
      dot.style.background = control.text(i === current ? 'indicatorActiveColor' : 'indicatorColor')
      return dot
    }),
  )
}

function turn(control: Control, to: number, source: 'touch' | 'autoplay'): void {
  const count = itemsOf(control).length
  if (count === 0) return
  const current = control.get<number>('current')
  const next = control.is('circular') ? (to + count) % count : Math.min(count - 1, Math.max(0, to))
  if (next === current) {
    paint(control)
    return
  }
  control.set('current', next)
  const currentItemId = itemsOf(control)[next]?.getAttribute('item-id') ?? ''
  control.fire('change', { current: next, currentItemId, source })
  control.fire('animationfinish', { current: next, currentItemId, source })
}

function drag(control: Control): void {
  let from: { x: number; y: number } | undefined
  const moved = (event: PointerEvent) =>
    from ? (control.is('vertical') ? event.clientY - from.y : event.clientX - from.x) : 0
  control.node.addEventListener('pointerdown', (event) => {
    from = { x: event.clientX, y: event.clientY }
  })
  control.node.addEventListener('pointermove', (event) => {
    if (from && event.buttons > 0) paint(control, moved(event), false)
  })
  for (const end of ['pointerup', 'pointercancel', 'pointerleave'] as const) {
    control.node.addEventListener(end, (event) => {
      if (!from) return
      const way = moved(event)
      from = undefined
      const size = control.is('vertical') ? control.node.clientHeight : control.node.clientWidth
      const step = Math.abs(way) > size * TURN_AT ? -Math.sign(way) : 0
      turn(control, control.get<number>('current') + step, 'touch')
    })
  }
}

function play(control: Control): void {
  let timer: ReturnType<typeof setInterval> | undefined
  const start = () => {
    clearInterval(timer)
    if (!control.is('autoplay')) return
    timer = setInterval(() => {
      const last = control.get<number>('current') >= itemsOf(control).length - 1
      turn(control, last ? 0 : control.get<number>('current') + 1, 'autoplay')
    }, control.get<number>('interval'))
  }
  start()
  control.onDetached(() => {
    clearInterval(timer)
  })
}

const repaint = (control: Control) => {
  paint(control)
}

/** Pages side by side that a finger turns. */
export const swiper: Readonly<Record<string, Builtin>> = {
  swiper: {
    properties: {
      indicatorDots: Boolean,
      indicatorColor: { type: String, value: 'rgba(0, 0, 0, .3)' },
      indicatorActiveColor: { type: String, value: '#000000' },
      autoplay: Boolean,
      current: Number,
      interval: { type: Number, value: 5000 },
      duration: { type: Number, value: 500 },
      circular: Boolean,
      vertical: Boolean,
      previousMargin: String,
      nextMargin: String,
      displayMultipleItems: Number,
      snapToEdge: Boolean,
      easingFunction: String,
    },
    created: (control) => {
      control.node.append(Object.assign(document.createElement('div'), { className: 'mh-dots' }))
      drag(control)
    },
    attached: (control) => {
      play(control)
      const observer = new MutationObserver(() => {
        paint(control, 0, false)
      })
      observer.observe(control.node, { childList: true })
      control.onDetached(() => {
        observer.disconnect()
      })
      paint(control, 0, false)
    },
    changed: {
      current: repaint,
      indicatorDots: repaint,
      vertical: repaint,
      indicatorColor: repaint,
      indicatorActiveColor: repaint,
    },
  },
  'swiper-item': {
    properties: { itemId: String, skipHiddenItemLayout: Boolean },
    changed: { itemId: (control) => control.node.setAttribute('item-id', control.text('itemId')) },
  },
}

/** Five stars, to be seen or to be given. */
Component({
  properties: {
    value: Number,
    /** Whether a tap gives another value: event `change`. */
    input: Boolean,
  },
  methods: {
    onTap(event: WechatMiniprogram.TouchEvent<object, object, { value: number }>) {
      if (this.data.input) this.triggerEvent('change', { value: event.currentTarget.dataset.value })
    },
  },
})

/** What a page shows where it has nothing to show. */
Component({
  properties: {
    icon: String,
    title: String,
    hint: String,
    /** Words on the button; none without them. */
    action: String,
  },
  methods: {
    onTap() {
      this.triggerEvent('action')
    },
  },
})

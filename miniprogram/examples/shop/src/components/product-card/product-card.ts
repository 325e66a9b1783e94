import type { ProductView } from '../../utils/views'

/** A product in a grid; a tap opens it. */
Component({
  properties: {
    product: { type: Object, value: {} as ProductView },
  },
})

import type { CommonEventFunction, StandardProps } from '@tarojs/components'

interface PhoneContainerProps extends StandardProps {
  label?: string
  onSuccess?: CommonEventFunction
}

// The native components of this page, as JSX knows them.
declare global {
  namespace JSX {
    interface IntrinsicElements {
      'auth-popup': StandardProps
      'phone-container': PhoneContainerProps
    }
  }
}

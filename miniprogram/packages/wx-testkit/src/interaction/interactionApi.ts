import type { Kernel } from '../core/kernel'
import type { Screen } from './screen'
import type { ActionSheetOptions, InteractionApi, ModalOptions, ToastOptions } from './types'

export function createInteractionApi(kernel: Kernel, screen: Screen): InteractionApi {
  const hide = () => {
    screen.hideToast()
    return {}
  }
  return {
    showToast: kernel.asyncApi('showToast', (options: ToastOptions) => {
      screen.showToast(options, false)
      return {}
    }),
    hideToast: kernel.asyncApi('hideToast', hide),
    showLoading: kernel.asyncApi('showLoading', (options: ToastOptions) => {
      screen.showToast(options, true)
      return {}
    }),
    hideLoading: kernel.asyncApi('hideLoading', hide),
    showModal: kernel.asyncApi('showModal', (options: ModalOptions) => screen.askModal(options)),
    showActionSheet: kernel.asyncApi('showActionSheet', (options: ActionSheetOptions) =>
      screen.askActionSheet(options),
    ),
  }
}

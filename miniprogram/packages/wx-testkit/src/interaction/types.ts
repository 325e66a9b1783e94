import type { AsyncApi } from '../core/asyncApi'

export interface ToastOptions {
  title: string
  icon?: string
  image?: string
  /** Milliseconds; default 1500. */
  duration?: number
  mask?: boolean
}

export interface ModalOptions {
  title?: string
  content?: string
  showCancel?: boolean
  cancelText?: string
  cancelColor?: string
  confirmText?: string
  confirmColor?: string
  editable?: boolean
  placeholderText?: string
}

export interface ModalResult {
  confirm: boolean
  cancel: boolean
  /** What was typed, if the modal is editable. */
  content?: string
}

export interface ActionSheetOptions {
  itemList: string[]
  alertText?: string
  itemColor?: string
}

/**
 * The part of `wx` that draws over the pages.
 *
 * @public
 */
export interface InteractionApi {
  showToast: AsyncApi<ToastOptions, object>
  hideToast: AsyncApi<object, object>
  showLoading: AsyncApi<ToastOptions, object>
  hideLoading: AsyncApi<object, object>
  showModal: AsyncApi<ModalOptions, ModalResult>
  showActionSheet: AsyncApi<ActionSheetOptions, { tapIndex: number }>
}

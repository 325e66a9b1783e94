/** Texts for users, in Chinese and English. */
export { ERROR_TEXTS, errorText, type Lang } from './texts/error-texts.js'
export { UI_TEXTS, type UiTexts } from './texts/ui-texts.js'
export { TIPS, type AuthTips } from './auth/tips.js'

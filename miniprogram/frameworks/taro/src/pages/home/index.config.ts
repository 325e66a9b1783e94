export default {
  // The whole path: webpack does not know the folder that "miniprogram" names in the package.
  usingComponents: {
    'auth-popup': '@menjin/miniprogram/miniprogram_dist/wxcomponents/auth-popup/index',
    'phone-container': '@menjin/miniprogram/miniprogram_dist/wxcomponents/phone-container/index',
  },
}

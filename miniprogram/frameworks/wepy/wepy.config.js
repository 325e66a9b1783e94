module.exports = {
  wpyExt: '.wpy',
  compilers: {
    // The compiler reads what Babel makes with a parser of 2018: nothing newer may be left in it.
    babel: { presets: [['@babel/preset-env', { targets: { ios: '9' } }]] },
  },
  appConfig: { noPromiseAPI: ['createSelectorQuery'] },
}

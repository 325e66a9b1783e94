module.exports = {
  outputDir: `dist/${process.env.MPX_CURRENT_TARGET_MODE}`,
  productionSourceMap: false,
  pluginOptions: { mpx: { plugin: { srcMode: 'wx' }, loader: {} } },
}

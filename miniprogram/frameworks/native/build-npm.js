// What Tools → Build npm does in DevTools, by the same code, without DevTools: no key and no network. (The command of the
// same name, `miniprogram-ci pack-npm-manually`, ends before it has done anything, at least in 2.1.42.)
const ci = require('miniprogram-ci')
const { setting } = require('./project.config.json')

async function main() {
  for (const relation of setting.packNpmRelationList) {
    const { miniProgramPackNum, warnList } = await ci.packNpmManually(relation)
    console.log(`${relation.packageJsonPath}: ${miniProgramPackNum} packages for mini programs`)
    // What it cannot pack it leaves out, with a warning.
    if (warnList.length > 0) throw new Error(warnList.map(({ msg }) => msg).join('\n'))
  }
}

main().catch((error) => {
  console.error(error)
  process.exit(1)
})

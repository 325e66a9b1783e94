// Mutates the session core: login, flights, fuse, generations, storage, admission and replay of requests. Long; apart
// from the normal tests. The race suite runs with few cases here, since every mutant runs it.
process.env.RACE_RUNS ??= '6'

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.mjs', related: false },
  coverageAnalysis: 'perTest',
  mutate: [
    'src/session/{create-parts,fuse,login-gate,login-mode,login-service,once,session-storage,session-store}.ts',
    'src/session/{silent-flight,status,visibility,wechat-engine,cancellable,core-session}.ts',
    'src/http/{admission,problem,problem-error,requests,request-options,transport,url,verdict}.ts',
  ],
  // Files of other packages are read from where they are.
  inPlace: true,
  reporters: ['clear-text', 'progress', 'html', 'json'],
  htmlReporter: { fileName: 'reports/mutation/index.html' },
  jsonReporter: { fileName: 'reports/mutation/mutation.json' },
  clearTextReporter: { allowColor: false, reportTests: false, reportMutants: false },
  concurrency: Number(process.env.MUTATION_CONCURRENCY ?? 2),
  timeoutMS: 20_000,
  thresholds: { high: 90, low: 80, break: 80 },
  incremental: process.env.MUTATION_INCREMENTAL === 'true',
  incrementalFile: 'reports/mutation/incremental.json',
  tempDirName: 'reports/mutation-tmp',
}

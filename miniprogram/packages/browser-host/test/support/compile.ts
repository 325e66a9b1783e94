import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { compileApp, type CompiledApp } from '../../src/build/compileApp'

/** Sources of a mini program, by path. */
export type Sources = Readonly<Record<string, string>>

/** Writes sources into a folder of their own. @returns the folder, and what removes it */
export function writeSources(sources: Sources): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'menjin-app-'))
  for (const [path, content] of Object.entries(sources)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export async function compile(sources: Sources): Promise<CompiledApp> {
  const { folder, remove } = writeSources(sources)
  try {
    return await compileApp(folder, join(folder, 'never'))
  } finally {
    remove()
  }
}

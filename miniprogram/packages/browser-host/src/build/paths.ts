/** Paths inside a mini program: with `/` and without a leading one. */

/** Joins and normalises; `..` at the root stays at the root, as in WeChat. */
export function joinPath(...parts: string[]): string {
  const steps: string[] = []
  for (const step of parts.join('/').split('/')) {
    if (step === '' || step === '.') continue
    if (step === '..') steps.pop()
    else steps.push(step)
  }
  return steps.join('/')
}

export function folderOf(path: string): string {
  return path.split('/').slice(0, -1).join('/')
}

/** Resolves what a file names: absolute with a leading slash, else relative to the file's folder. */
export function resolvePath(from: string, named: string): string {
  return named.startsWith('/') ? joinPath(named) : joinPath(folderOf(from), named)
}

/** The folders in which WeChat looks for `miniprogram_npm`, from the file upwards. */
export function npmFolders(from: string): string[] {
  const steps = from.split('/').slice(0, -1)
  const folders: string[] = []
  for (let length = steps.length; length >= 0; length--) {
    folders.push(joinPath(...steps.slice(0, length), 'miniprogram_npm'))
  }
  return folders
}

import { mkdirSync, existsSync, copyFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'

/** What this run took, and what the documentation shows. */
const TAKEN = join(import.meta.dirname, '../../../reports/pictures')
const SHOWN = join(import.meta.dirname, '../../../../../../docs/images')

/** `npm run screenshots` replaces the documentation's pictures. */
const UPDATE = process.env.MENJIN_PICTURES === 'update'

/** Pictures are compared this small: fonts may be drawn otherwise on another machine, what stands where may not. */
const COARSE = 64
/** Levels of 255 by which a coarse pixel may differ, and the share of pixels that may differ by more. */
const LEVELS = 36
const SHARE = 0.04
/** Larger pictures do not belong into a repository. */
const LARGEST = 150_000

export interface Taken {
  readonly bytes: number
  readonly colours: number
  /** Share of what stands elsewhere than in the documentation's picture; `undefined` where that has none. */
  readonly changed: number | undefined
}

/**
 * Keeps a picture in few colours, so that it is small.
 *
 * @param shown - whether the documentation has it
 */
export async function keep(name: string, picture: Buffer, shown: boolean): Promise<Taken> {
  mkdirSync(TAKEN, { recursive: true })
  const file = join(TAKEN, `${name}.png`)
  const { size } = await sharp(picture).png({ palette: true, colours: 256, dither: 0.4 }).toFile(file)
  const colours = await countColours(picture)
  if (!shown) return { bytes: size, colours, changed: undefined }
  const place = join(SHOWN, `${name}.png`)
  const changed = existsSync(place) ? await difference(file, place) : 1
  // Pictures that tell the same stay as they are, or each run would make another commit.
  if (UPDATE && changed > SHARE / 4) {
    mkdirSync(SHOWN, { recursive: true })
    copyFileSync(file, place)
    return { bytes: size, colours, changed: 0 }
  }
  return { bytes: size, colours, changed }
}

/** What is wrong with a picture, in words; nothing if nothing is. */
export function complaints(name: string, { bytes, colours, changed }: Taken): string[] {
  return [
    ...(colours < 24 ? [`${name} is blank: ${colours} colours`] : []),
    ...(bytes > LARGEST ? [`${name} has ${bytes} bytes, more than ${LARGEST}`] : []),
    ...(changed !== undefined && changed > SHARE
      ? [
          `docs/images/${name}.png shows something else (${(changed * 100).toFixed(1)} %): ` +
            'look at reports/pictures, then npm run screenshots',
        ]
      : []),
  ]
}

async function difference(one: string, other: string): Promise<number> {
  const [a, b] = await Promise.all([coarse(one), coarse(other)])
  if (a.length !== b.length) return 1
  let differing = 0
  for (let i = 0; i < a.length; i += 3) {
    const most = Math.max(...[0, 1, 2].map((c) => Math.abs((a[i + c] ?? 0) - (b[i + c] ?? 0))))
    if (most > LEVELS) differing += 1
  }
  return differing / (a.length / 3)
}

function coarse(file: string): Promise<Buffer> {
  return sharp(file).removeAlpha().toColourspace('srgb').resize({ width: COARSE, kernel: 'lanczos3' }).raw().toBuffer()
}

async function countColours(picture: Buffer): Promise<number> {
  const pixels = await sharp(picture).removeAlpha().resize({ width: 200, kernel: 'nearest' }).raw().toBuffer()
  const seen = new Set<number>()
  for (let i = 0; i + 2 < pixels.length; i += 3) seen.add(pixels.readUIntBE(i, 3))
  return seen.size
}

const SIZE = 132

/** A person's WeChat avatar: their first letter on a colour of their own, as a JPEG of WeChat's size. */
export async function drawAvatar(name: string): Promise<Uint8Array> {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = SIZE
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('This browser draws no pictures')
  pen.fillStyle = `hsl(${hueOf(name)} 55% 55%)`
  pen.fillRect(0, 0, SIZE, SIZE)
  pen.fillStyle = '#fff'
  pen.font = '64px sans-serif'
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.fillText([...name][0] ?? '', SIZE / 2, SIZE / 2 + 4)
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', 0.9)
  })
  if (!blob) throw new Error('This browser draws no JPEG')
  return new Uint8Array(await blob.arrayBuffer())
}

function hueOf(name: string): number {
  let hash = 0
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 360
  return hash
}

/** Shapes and colours that the pictures share. Coordinates are of a square of 600. */

export const COLOURS = {
  celadon: ['#e3ede2', '#b3cdbd', '#86ab98'],
  porcelain: ['#fffdf8', '#ece7db', '#c9c2b2'],
  clay: ['#c98257', '#a65f3a', '#7d4227'],
  ember: ['#d9a27a', '#9c6a4d', '#5f4436'],
  iron: ['#6a706d', '#444a48', '#2a2e2d'],
  bamboo: ['#e0c487', '#c39f5b', '#957439'],
  leaf: ['#a9bf7a', '#7c9950', '#567038'],
  paper: ['#f6efdf', '#e6dac1', '#cbbb9b'],
  indigo: ['#7f98ac', '#56718a', '#3b5168'],
  gold: ['#f3cf6c', '#dca63a', '#b17f22'],
  wood: ['#a57b57', '#835d3e', '#5f412a'],
}

let gradients = []

/** A fill that runs from light to shade across the shape. `angle` 0 is left to right, 90 top to bottom. */
export function shade(name, angle = 0) {
  const id = `${name}${angle}`
  if (!gradients.some((one) => one.includes(`id="${id}"`))) {
    const [light, middle, dark] = COLOURS[name]
    const end = angle === 90 ? 'x2="0" y2="1"' : 'x2="1" y2="0.12"'
    gradients.push(
      `<linearGradient id="${id}" ${end}><stop offset="0" stop-color="${middle}"/><stop offset=".28" stop-color="${light}"/>` +
        `<stop offset=".66" stop-color="${middle}"/><stop offset="1" stop-color="${dark}"/></linearGradient>`,
    )
  }
  return `url(#${id})`
}

export const path = (d, fill, more = '') => `<path d="${d}" fill="${fill}" ${more}/>`
export const line = (d, colour, width, more = '') =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`
export const oval = (cx, cy, rx, ry, fill, more = '') =>
  `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${fill}" ${more}/>`
export const box = (x, y, width, height, radius, fill, more = '') =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}" ${more}/>`
/** A reflection of the window. */
export const gleam = (d, width = 10) => line(d, '#ffffff', width, 'opacity=".5"')
/** What a thing throws onto the table. */
export const ground = (cx, cy, rx, ry = rx * 0.13) => oval(cx, cy, rx, ry, 'url(#ground)')

/** Puts shapes into a picture. */
export function picture(draw, size = 600) {
  gradients = []
  const shapes = draw()
  const ground =
    '<radialGradient id="ground"><stop offset="0" stop-color="#2a241b" stop-opacity=".34"/>' +
    '<stop offset=".6" stop-color="#2a241b" stop-opacity=".16"/><stop offset="1" stop-color="#2a241b" stop-opacity="0"/></radialGradient>'
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><defs>${ground}${gradients.join('')}</defs>${shapes}</svg>`
}

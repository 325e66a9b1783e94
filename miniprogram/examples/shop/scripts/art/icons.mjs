/** Line icons in a square of 24. */
const LINES = {
  home: '<path d="M4 11.2 12 4.6l8 6.6"/><path d="M6 10v8.6h12V10"/><path d="M10 18.6v-4.8h4v4.8"/>',
  heart:
    '<path d="M12 19.4C6.6 15.8 4 12.8 4 9.6A4.1 4.1 0 0 1 8.2 5.4c1.6 0 3 .9 3.8 2.3.8-1.4 2.2-2.3 3.8-2.3A4.1 4.1 0 0 1 20 9.6c0 3.2-2.6 6.2-8 9.8Z"/>',
  me: '<circle cx="12" cy="8.4" r="3.7"/><path d="M4.8 19.4c.8-3.6 3.6-5.6 7.2-5.6s6.4 2 7.2 5.6"/>',
  next: '<path d="m9.5 6 6 6-6 6"/>',
  bag: '<path d="M5.6 8.4h12.8l-.9 11H6.500Z"/><path d="M9 10.600V7.500a3 3 0 0 1 6 0v3.1"/>',
  leaf: '<path d="M5 19c0-9 5-14 14.400-14.400C19.400 14 14.600 18.400 8 18"/><path d="M5 19.600c2.400-4.400 5-7 8.600-9"/>',
  device: '<rect x="7" y="3.600" width="10" height="16.800" rx="2.200"/><path d="M11 17.600h2"/>',
  shield:
    '<path d="M12 3.800 5.400 6.200v5.200c0 4.200 2.600 7.200 6.600 8.800 4-1.600 6.600-4.600 6.600-8.800V6.200Z"/><path d="m9.200 12 2 2 3.800-4"/>',
  star: '<path d="m12 4.400 2.300 4.900 5.300.7-3.900 3.700 1 5.300L12 16.400 7.300 19l1-5.300L4.400 10l5.300-.7Z"/>',
  phone:
    '<path d="M6.200 4.400h3l1.400 3.800-1.900 1.400a11 11 0 0 0 5.700 5.700l1.400-1.900 3.800 1.400v3c0 1-.8 1.800-1.800 1.800A13.400 13.400 0 0 1 4.400 6.200c0-1 .8-1.800 1.800-1.800Z"/>',
  check: '<path d="m5.500 12.500 4.200 4.200 8.800-9.200"/>',
  plus: '<path d="M12 6v12M6 12h12"/>',
  minus: '<path d="M6 12h12"/>',
  chat: '<path d="M4.600 6h14.800v10.400H11l-4 3.200v-3.200H4.600Z"/>',
}

const FILLED = new Set(['heart', 'star', 'home', 'me'])

/** @param filled whether the inside has the colour, too */
export function icon(name, colour, filled = false) {
  const fill = filled && FILLED.has(name) ? colour : 'none'
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="${fill}" stroke="${colour}" stroke-width="1.6"` +
    ` stroke-linecap="round" stroke-linejoin="round">${LINES[name]}</svg>`
  )
}

/** Icons of the pages, which take the colour of the text around them. */
export const PAGE_ICONS = [
  'heart',
  'next',
  'bag',
  'leaf',
  'device',
  'shield',
  'star',
  'phone',
  'check',
  'plus',
  'minus',
  'chat',
  'me',
]

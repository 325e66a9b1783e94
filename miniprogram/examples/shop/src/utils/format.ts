/** 16800 fen → `168`, 16850 → `168.50`. */
export function yuan(fen: number): string {
  const whole = Math.trunc(fen / 100)
  const rest = fen % 100
  return rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(2, '0')}`
}

const two = (value: number) => String(value).padStart(2, '0')

/** `11月21日 09:05`, in the device's time; with the year where it is another one. */
export function moment(iso: string, now = new Date()): string {
  const at = new Date(iso)
  const year = at.getFullYear() === now.getFullYear() ? '' : `${at.getFullYear()}年`
  return `${year}${at.getMonth() + 1}月${at.getDate()}日 ${two(at.getHours())}:${two(at.getMinutes())}`
}

/** `2026.11.21` */
export function day(iso: string): string {
  const at = new Date(iso)
  return `${at.getFullYear()}.${two(at.getMonth() + 1)}.${two(at.getDate())}`
}

/** `6212 3456 78`, as on a card. */
export function cardNumber(number: string): string {
  return number.replace(/(.{4})(?=.)/g, '$1 ')
}

/** The bar that WeChat puts below the single page of Moments, with the only way into the mini program. */
export function singlePageBar(enter: () => void): HTMLElement {
  const bar = document.createElement('footer')
  bar.className = 'mh-single'
  const button = document.createElement('button')
  button.textContent = '前往小程序'
  button.addEventListener('click', enter)
  bar.append(button)
  return bar
}

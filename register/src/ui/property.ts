/**
 * Sets a CSS custom property on an element: `{@attach property('--tile', colour)}`.
 *
 * It goes through the CSSOM, which a Content-Security-Policy without inline styles allows.
 */
export function property(name: `--${string}`, value: string): (element: HTMLElement) => void {
  return (element) => element.style.setProperty(name, value)
}

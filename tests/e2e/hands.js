// What hands and scanners did to this page, event by event, as the browser saw it. Whatever a
// story claims, only what is trusted counts: nothing that a script made up. One page leads to the
// next: what was done on the way to it is still there.
globalThis.hands = []
{
  const KEPT = 'what hands did'
  if (location.protocol.startsWith('http')) {
    globalThis.hands = JSON.parse(sessionStorage.getItem(KEPT) ?? '[]')
    addEventListener('pagehide', () => sessionStorage.setItem(KEPT, JSON.stringify(globalThis.hands)))
  }
  const SIGNS = ['Backspace', 'Delete']
  const MODIFIERS = ['Shift', 'Alt', 'AltGraph', 'Control', 'Meta', 'CapsLock']
  let typing = false

  /** Where signs go: a field, a drawer's count, or nobody's field. */
  function place(element) {
    if (element.closest('.count')) return 'count'
    if (element.tagName !== 'INPUT' && element.tagName !== 'TEXTAREA') return ''
    return element.labels?.[0]?.textContent ?? element.getAttribute('aria-label') ?? element.name
  }

  const note = (kind, place = '') => globalThis.hands.push({ kind, place })

  addEventListener(
    'pointerdown',
    ({ isTrusted, target }) => {
      if (isTrusted && target.closest('.keypad')) note('sign', place(target) || 'keys')
      else if (isTrusted) note('tap')
    },
    true,
  )
  addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || event.repeat || MODIFIERS.includes(event.key)) return
      typing = event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey
      const sign = typing || (SIGNS.includes(event.key) && event.target.tagName === 'INPUT')
      // Only a scan keeps its Enter to itself: see the listener below.
      if (event.key === 'Enter') note('scan')
      else if (sign) note('sign', place(event.target))
      else note('tap')
    },
    true,
  )
  addEventListener('keydown', (event) => {
    if (event.key === 'Enter') globalThis.hands.at(-1).kind = 'enter'
  })
  addEventListener(
    'input',
    ({ isTrusted, target }) => {
      const chosen = ['radio', 'checkbox', 'file'].includes(target.type)
      if (isTrusted && !typing && !chosen) note('sign', place(target))
      typing = false
    },
    true,
  )
}

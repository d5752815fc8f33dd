// What hands and scanners did to this page, event by event, as the browser saw it. Whatever a
// story claims, only what is trusted counts: nothing that a script made up.
globalThis.hands = []
{
  const SIGNS = ['Backspace', 'Delete']
  const MODIFIERS = ['Shift', 'Alt', 'AltGraph', 'Control', 'Meta', 'CapsLock']
  let typing = false

  /** Where signs go: a field, the keys on the screen, a drawer's count; or a page without focus. */
  function place(element) {
    if (element.closest('.count')) return 'count'
    if (element.closest('.keypad')) return 'keys'
    if (element.tagName !== 'INPUT' && element.tagName !== 'TEXTAREA') return ''
    return element.labels?.[0]?.textContent ?? element.getAttribute('aria-label') ?? element.name
  }

  function note(kind, target) {
    globalThis.hands.push({ kind, place: kind === 'sign' ? place(target) : '' })
  }

  addEventListener(
    'pointerdown',
    (event) => event.isTrusted && note(event.target.closest('.keypad') ? 'sign' : 'tap', event.target),
    true,
  )
  addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || event.repeat || MODIFIERS.includes(event.key)) return
      typing = event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey
      const sign = typing || (SIGNS.includes(event.key) && event.target.tagName === 'INPUT')
      // Only a scan keeps its Enter to itself: see the listener below.
      note(event.key === 'Enter' ? 'scan' : sign ? 'sign' : 'tap', event.target)
    },
    true,
  )
  addEventListener('keydown', (event) => {
    if (event.key === 'Enter') globalThis.hands.at(-1).kind = 'enter'
  })
  addEventListener(
    'input',
    (event) => {
      if (event.isTrusted && !typing) note('sign', event.target)
      typing = false
    },
    true,
  )
}

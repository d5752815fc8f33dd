import { textOf, type Layout, type PressedKey } from './keyboard-layouts'

/**
 * A barcode scanner that types like a keyboard, heard from anywhere on the page.
 *
 * A burst of signs closer together than a hand can type and ended by Enter or Tab is a
 * scan. Where the scanner puts a prefix in front, the prefix decides instead and the
 * pace may be slow. Text inputs get their signs at once, so typing is never delayed;
 * when the burst proves to be a scan, the input is put back as it was. Signs that no
 * input took are handed on as typing once they have proven not to be a scan.
 */
export interface Scan {
  text: string
  /** The same as the device read it, and the keys by their places: for who sets it up. */
  raw: string
  keys: PressedKey[]
  /** Longest pause between two signs, in ms: shown when the scanner is set up. */
  longestGap: number
}

export interface ScannerSettings {
  /** Longest pause within a scan, in ms. */
  gap: number
  /** What the scanner sends in front of each code; "" for nothing. */
  prefix: string
  /** And behind it. */
  suffix: string
  /** What the scanner takes the keyboard for, where that is not what the device does. */
  layout: 'device' | Layout
}

export interface ScannerListeners {
  onscan: (scan: Scan) => void
  /** Signs typed by a person while no text input had the focus. */
  ontyped: (text: string) => void
}

/** The part of a keydown event that matters here. */
export type KeyPress = Pick<
  KeyboardEvent,
  | 'key'
  | 'code'
  | 'shiftKey'
  | 'timeStamp'
  | 'ctrlKey'
  | 'altKey'
  | 'metaKey'
  | 'repeat'
  | 'isComposing'
  | 'target'
  | 'preventDefault'
  | 'stopImmediatePropagation'
  | 'getModifierState'
>

const SHORTEST_SCAN = 4
/** A scanner with a prefix may take this long between signs (Zebra: 80–100 ms). */
const PREFIXED_GAP = 300
/** Timers may run a little early against event times. */
const SLACK = 20

interface Snapshot {
  element: HTMLInputElement
  value: string
  start: number | null
  end: number | null
}

export class Scanner {
  #burst = ''
  #keys: PressedKey[] = []
  #last = 0
  #longest = 0
  #snapshot: Snapshot | null = null
  #typed = ''
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly settings: () => ScannerSettings,
    private readonly listeners: ScannerListeners,
  ) {}

  /** Listens to the whole document, before anything else does. Returns how to stop. */
  listen(document: Document): () => void {
    const press = (event: KeyboardEvent) => this.press(event)
    const forget = () => this.reset()
    document.addEventListener('keydown', press, { capture: true })
    document.addEventListener('visibilitychange', forget)
    return () => {
      document.removeEventListener('keydown', press, { capture: true })
      document.removeEventListener('visibilitychange', forget)
      forget()
    }
  }

  press(event: KeyPress): void {
    if (event.isComposing || ['Shift', 'AltGraph', 'CapsLock'].includes(event.key)) return
    if (event.repeat) return this.reset()
    // A sign that waits for a letter, as ´ does on a Danish keyboard: part of a scan, but no typing.
    if (event.key === 'Dead' && this.#burst) return this.#note(event)
    if (event.key === 'Enter' || event.key === 'Tab') return this.#end(event)
    if (!isSign(event)) return this.#handOn()
    if (this.#burst && event.timeStamp - this.#last > this.#allowed) {
      this.#handOn()
      // That may have moved the focus into a field, which must not get this sign as well.
      if (!textInput(event.target)) event.preventDefault()
    }
    this.#take(event)
  }

  /** Forgets an unfinished burst, as after the page was hidden. */
  reset(): void {
    clearTimeout(this.#timer)
    this.#burst = ''
    this.#keys = []
    this.#typed = ''
    this.#longest = 0
    this.#snapshot = null
  }

  get #allowed(): number {
    const { gap, prefix } = this.settings()
    return prefix && this.#burst.startsWith(prefix) ? Math.max(gap, PREFIXED_GAP) : gap
  }

  #take(event: KeyPress): void {
    const input = textInput(event.target)
    if (!this.#burst) this.#snapshot = input && snapshot(input)
    else this.#longest = Math.max(this.#longest, event.timeStamp - this.#last)
    if (input && this.#typed) this.#catchUp(input)
    this.#burst += event.key
    this.#note(event)
    if (!input) {
      this.#typed += event.key
      // A space within a scan must not press the button that happens to have the focus.
      if (this.#burst.length > 1) event.preventDefault()
    }
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#handOn(), this.#allowed + SLACK)
  }

  #note({ code, shiftKey, timeStamp }: KeyPress): void {
    this.#keys.push({ code, shift: shiftKey })
    this.#last = timeStamp
  }

  /** The focus came into a field in the midst of a burst: what it missed goes in first. */
  #catchUp(input: HTMLInputElement): void {
    this.#snapshot ??= snapshot(input)
    const missed = this.#typed
    this.#typed = ''
    this.listeners.ontyped(missed)
  }

  #end(event: KeyPress): void {
    const code = this.#code()
    if (code.length < SHORTEST_SCAN || event.timeStamp - this.#last > this.#allowed) {
      return this.#handOn()
    }
    event.preventDefault()
    event.stopImmediatePropagation()
    const scan = {
      text: code,
      raw: this.#burst,
      keys: this.#keys,
      longestGap: Math.round(this.#longest),
    }
    if (this.#snapshot) restore(this.#snapshot)
    this.reset()
    this.listeners.onscan(scan)
  }

  /** What the scanner read, without what it puts around each code. */
  #code(): string {
    const { prefix, suffix, layout } = this.settings()
    const spoken = layout === 'device' ? null : textOf(this.#keys, layout)
    let code = spoken ?? this.#burst
    if (prefix && code.startsWith(prefix)) code = code.slice(prefix.length)
    if (suffix && code.endsWith(suffix)) code = code.slice(0, -suffix.length)
    return code
  }

  #handOn(): void {
    const typed = this.#typed
    this.reset()
    if (typed) this.listeners.ontyped(typed)
  }
}

function isSign(event: KeyPress): boolean {
  if (event.key.length !== 1) return false
  // On a Danish keyboard ] and ~ are made with AltGr, which reports Ctrl and Alt as well.
  return event.getModifierState('AltGraph') || !(event.ctrlKey || event.altKey || event.metaKey)
}

function textInput(target: EventTarget | null): HTMLInputElement | null {
  const element = target as (HTMLInputElement & { tagName?: string }) | null
  if (element?.tagName !== 'INPUT' || element.readOnly) return null
  return ['radio', 'checkbox', 'button', 'range'].includes(element.type) ? null : element
}

function snapshot(element: HTMLInputElement): Snapshot {
  const { value, selectionStart, selectionEnd } = element
  return { element, value, start: selectionStart, end: selectionEnd }
}

function restore({ element, value, start, end }: Snapshot): void {
  element.value = value
  element.setSelectionRange(start, end)
  element.dispatchEvent(new Event('input', { bubbles: true }))
}

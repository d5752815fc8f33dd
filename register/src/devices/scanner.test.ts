import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Scanner, type KeyPress, type Scan, type ScannerSettings } from './scanner'

const MILK = '5701234567899'

class Input extends EventTarget {
  readonly tagName = 'INPUT'
  readonly type = 'text'
  readonly readOnly = false
  selectionStart: number | null = null
  selectionEnd: number | null = null
  heard: string[] = []

  constructor(public value = '') {
    super()
    this.addEventListener('input', () => this.heard.push(this.value))
  }

  setSelectionRange(start: number | null, end: number | null): void {
    this.selectionStart = start
    this.selectionEnd = end
  }
}

/** A counter with a clock: signs are typed at a pace, by a scanner or by the cashier. */
class Counter {
  now = 1000
  scans: Scan[] = []
  typed: string[] = []
  prevented: string[] = []
  settings: ScannerSettings = { gap: 50, prefix: '', suffix: '', layout: 'device' }
  scanner = new Scanner(() => this.settings, {
    onscan: (scan) => this.scans.push(scan),
    ontyped: (text) => this.typed.push(text),
  })

  press(key: string, after: number, target: EventTarget | null = null, altGraph = false): void {
    this.now += after
    vi.advanceTimersByTime(after)
    let stopped = false
    const event: KeyPress = {
      key,
      code: '',
      shiftKey: false,
      timeStamp: this.now,
      ctrlKey: altGraph,
      altKey: altGraph,
      metaKey: false,
      repeat: false,
      isComposing: false,
      target,
      preventDefault: () => void this.prevented.push(key),
      stopImmediatePropagation: () => (stopped = true),
      getModifierState: (name) => altGraph && name === 'AltGraph',
    }
    this.scanner.press(event)
    if (target instanceof Input && key.length === 1 && !stopped) target.value += key
  }

  type(text: string, pace: number, target: EventTarget | null = null): void {
    for (const key of text) this.press(key, pace, target)
  }

  scan(code: string, pace = 8, target: EventTarget | null = null): void {
    this.type(code, pace, target)
    this.press('Enter', pace, target)
  }

  get codes(): string[] {
    return this.scans.map((scan) => scan.text)
  }
}

let counter: Counter

beforeEach(() => {
  vi.useFakeTimers()
  counter = new Counter()
})

afterEach(() => vi.useRealTimers())

describe('a scan', () => {
  it('is heard with nothing in focus, and its Enter presses nothing', () => {
    counter.scan(MILK)
    expect(counter.scans).toMatchObject([{ text: MILK, raw: MILK, longestGap: 8 }])
    expect(counter.typed).toEqual([])
    expect(counter.prevented.at(-1)).toBe('Enter')
  })

  it('never leaks into the field that happened to have the focus', () => {
    const search = new Input('cykel')
    counter.scan(MILK, 8, search)
    expect(counter.codes).toEqual([MILK])
    expect(search.value).toBe('cykel')
    expect(search.heard).toEqual(['cykel'])
  })

  it('counts twice when two come within 80 ms', () => {
    counter.type('57012345', 2)
    counter.press('Enter', 2)
    counter.type('87654321', 2)
    counter.press('Enter', 2)
    expect(counter.codes).toEqual(['57012345', '87654321'])
  })

  it('may end with Tab', () => {
    counter.type(MILK, 8)
    counter.press('Tab', 8)
    expect(counter.codes).toEqual([MILK])
  })

  it('may be slow when the scanner puts a prefix in front, made with AltGr', () => {
    counter.settings.prefix = ']'
    counter.press(']', 500, null, true)
    counter.scan(MILK, 100)
    expect(counter.codes).toEqual([MILK])
    expect(counter.typed).toEqual([])
  })

  it('is dropped when the page was hidden halfway', () => {
    counter.type('570123', 8)
    counter.scanner.reset()
    counter.scan('4567', 8)
    expect(counter.codes).toEqual(['4567'])
  })
})

describe('a person typing', () => {
  it('is not a scan, however the digits end', () => {
    counter.scan('1234567', 160)
    expect(counter.codes).toEqual([])
    vi.advanceTimersByTime(200)
    expect(counter.typed.join('')).toBe('1234567')
  })

  it('is handed on at once when two keys roll together', () => {
    counter.press('t', 300)
    counter.press('a', 30)
    vi.advanceTimersByTime(100)
    expect(counter.typed).toEqual(['ta'])
  })

  it('keeps every sign in the field, without delay', () => {
    const amount = new Input()
    counter.type('1234,50', 120, amount)
    expect(amount.value).toBe('1234,50')
    counter.press('Enter', 120, amount)
    expect(amount.value).toBe('1234,50')
    expect(counter.codes).toEqual([])
    expect(counter.typed).toEqual([])
  })

  it('loses, doubles and swaps no sign when the page stalls and the focus moves', () => {
    const field = new Input()
    counter.press('2', 8)
    counter.now += 400 // the page hangs: no timer has run
    counter.press('1', 0)
    expect(counter.prevented).toEqual(['1'])
    counter.press('8', 8, field)
    expect(counter.typed).toEqual(['2', '1'])
    expect(field.value).toBe('8')
  })

  it('may use shortcuts, which are neither', () => {
    counter.press('F2', 100)
    counter.press('ArrowDown', 100)
    vi.advanceTimersByTime(200)
    expect(counter.typed).toEqual([])
    expect(counter.prevented).toEqual([])
  })

  it('is too short to be a scan at three signs', () => {
    counter.scan('123', 8)
    vi.advanceTimersByTime(200)
    expect(counter.codes).toEqual([])
    expect(counter.typed).toEqual(['123'])
  })
})

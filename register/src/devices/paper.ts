/**
 * What a receipt printer would put on paper, read from the bytes it gets.
 *
 * An ESC/POS reader of its own, written from the printers' command reference and not from
 * the encoder: it draws the simulated printer's paper and checks what we send to real ones.
 * Commands it does not know are kept in `unknown`, never skipped in silence.
 */
import { CP858, fromCp858 } from './cp858'

/** Signs of one look within a line. */
export interface PaperRun {
  text: string
  bold: boolean
  wide: boolean
  tall: boolean
}

export interface PaperText {
  kind: 'text'
  align: 'left' | 'center' | 'right'
  runs: PaperRun[]
}

export type PaperMark =
  | PaperText
  | { kind: 'barcode'; symbology: number; text: string }
  | { kind: 'qr'; text: string }
  | { kind: 'cut'; partial: boolean }
  | { kind: 'drawer'; pin: number; onMs: number }

export interface Paper {
  marks: PaperMark[]
  /** Offsets of commands that are not understood. */
  unknown: number[]
}

const ESC = 0x1b
const GS = 0x1d
const FS = 0x1c
const LF = 0x0a
const CR = 0x0d
const aligns = ['left', 'center', 'right'] as const

class Reader {
  readonly marks: PaperMark[] = []
  readonly unknown: number[] = []
  #at = 0
  #runs: PaperRun[] = []
  #page = 0
  #style = { align: 'left' as PaperText['align'], bold: false, wide: false, tall: false }
  #qr = ''

  constructor(private readonly bytes: Uint8Array) {}

  read(): Paper {
    while (this.#at < this.bytes.length) this.#step()
    if (this.#runs.length > 0) this.#feed()
    return { marks: this.marks, unknown: this.unknown }
  }

  #byte(): number {
    return this.bytes[this.#at++] ?? 0
  }

  #step(): void {
    const start = this.#at
    const byte = this.#byte()
    if (byte === LF) return this.#feed()
    if (byte === CR) return
    if (byte === ESC) return this.#escape(start)
    if (byte === GS) return this.#group(start)
    if (byte === FS) return this.#chinese(start)
    if (byte < 0x20) return void this.unknown.push(start)
    this.#set(this.#sign(byte))
  }

  #sign(byte: number): string {
    return byte < 0x80 || this.#page === CP858 ? fromCp858(byte) : '\ufffd'
  }

  #set(sign: string): void {
    const { bold, wide, tall } = this.#style
    const last = this.#runs.at(-1)
    const same = last && last.bold === bold && last.wide === wide && last.tall === tall
    if (same) last.text += sign
    else this.#runs.push({ text: sign, bold, wide, tall })
  }

  #feed(): void {
    this.marks.push({ kind: 'text', align: this.#style.align, runs: this.#runs })
    this.#runs = []
  }

  #escape(start: number): void {
    const command = String.fromCharCode(this.#byte())
    switch (command) {
      case '@':
        this.#style = { align: 'left', bold: false, wide: false, tall: false }
        return
      case 't':
        this.#page = this.#byte()
        return
      case 'a':
        this.#style = { ...this.#style, align: aligns[this.#byte() % 48] ?? 'left' }
        return
      case 'E':
        this.#style = { ...this.#style, bold: (this.#byte() & 1) === 1 }
        return
      case 'd':
        for (let lines = this.#byte(); lines > 0; lines--) this.#feed()
        return
      case 'p': {
        const pin = this.#byte() % 48 === 0 ? 2 : 5
        this.marks.push({ kind: 'drawer', pin, onMs: this.#byte() * 2 })
        this.#byte()
        return
      }
      // Font, underline, line spacing: nothing to draw differently.
      case 'M':
      case '-':
      case '3':
        this.#byte()
        return
      case '2':
        return
      default:
        this.unknown.push(start)
    }
  }

  #group(start: number): void {
    const command = String.fromCharCode(this.#byte())
    switch (command) {
      case '!': {
        const size = this.#byte()
        this.#style = { ...this.#style, wide: size >> 4 > 0, tall: (size & 7) > 0 }
        return
      }
      case 'V': {
        const mode = this.#byte()
        if (mode >= 65) this.#byte()
        this.marks.push({ kind: 'cut', partial: mode % 2 === 1 || mode === 66 })
        return
      }
      case 'k':
        return this.#barcode(start)
      case '(':
        return this.#symbol(start)
      // Height, module width, text position, inverse: nothing to draw differently.
      case 'h':
      case 'w':
      case 'H':
      case 'f':
      case 'B':
        this.#byte()
        return
      default:
        this.unknown.push(start)
    }
  }

  #barcode(start: number): void {
    const symbology = this.#byte()
    if (symbology < 65) return void this.unknown.push(start)
    const data = this.#ascii(this.#byte())
    this.marks.push({ kind: 'barcode', symbology, text: code128Text(data) })
  }

  #symbol(start: number): void {
    const kind = String.fromCharCode(this.#byte())
    const length = this.#byte() + this.#byte() * 256
    const end = this.#at + length
    if (kind !== 'k') this.unknown.push(start)
    else {
      this.#byte()
      const what = this.#byte()
      if (what === 0x50) {
        this.#byte()
        this.#qr = this.#ascii(end - this.#at)
      }
      if (what === 0x51) this.marks.push({ kind: 'qr', text: this.#qr })
    }
    this.#at = end
  }

  #chinese(start: number): void {
    // FS . leaves the two-byte characters some printers start with.
    if (String.fromCharCode(this.#byte()) !== '.') this.unknown.push(start)
  }

  #ascii(length: number): string {
    let text = ''
    for (let i = 0; i < length; i++) text += String.fromCharCode(this.#byte())
    return text
  }
}

/** Code 128 names its code set in front: {A and {B are letters, {C is pairs of digits. */
function code128Text(data: string): string {
  if (!data.startsWith('{C')) return data.replace(/^\{[AB]/, '').replaceAll('{{', '{')
  return [...data.slice(2)].map((pair) => String(pair.charCodeAt(0)).padStart(2, '0')).join('')
}

/** A line of paper as plain text. */
export function lineText({ runs }: PaperText): string {
  return runs.map(({ text }) => text).join('')
}

/** How many columns of the standard font a line takes. */
export function lineWidth({ runs }: PaperText): number {
  return runs.reduce((sum, { text, wide }) => sum + text.length * (wide ? 2 : 1), 0)
}

/** Reads ESC/POS bytes into what stands on the paper. */
export function readPaper(bytes: Uint8Array): Paper {
  return new Reader(bytes).read()
}

/** Parts inside words are only looked for from this length on: shorter ones are in everything. */
const SHORTEST_PART = 3

/** How a word that was typed may sit in a word of the goods. */
export type Fit = 'beginning' | 'part'

/**
 * Which texts hold which words: the distinct words in order, each with the places it stands at.
 * A beginning is a range of words and so a run of places, found by halving; a part is found by
 * running through the words once, which are far fewer than the texts.
 */
export class WordIndex {
  private readonly words: string[]
  /** The places of all words, word after word; those of word n begin at `runs[n]`. */
  private readonly places: Uint16Array
  private readonly runs: Uint32Array
  /** The words that are not numbers, one a line: nobody types the middle of a barcode. */
  private readonly packed: string
  private readonly firstPacked: number
  private readonly lines: Uint32Array

  /** At most 65,536 texts of folded words. */
  constructor(private readonly texts: string[]) {
    const found = placesOf(texts)
    this.words = [...found.keys()].sort()
    const lists = this.words.map((word) => found.get(word) ?? [])
    this.places = Uint16Array.from(lists.flat())
    this.runs = startsOf(lists, 0)
    // The first character behind the digits: numbers come first in the order of words.
    this.firstPacked = this.lower(':')
    const named = this.words.slice(this.firstPacked)
    this.packed = named.join('\n')
    this.lines = startsOf(named, 1)
  }

  /** Places, in order, whose text has every one of `typed`. */
  matches(typed: string[], fit: Fit): number[] {
    const met = new Uint8Array(this.texts.length)
    typed.forEach((word, i) => {
      if (fit === 'part' && word.length >= SHORTEST_PART) this.markHolding(met, i, word)
      else this.mark(met, i, this.lower(word), this.lower(word + '\uffff'))
    })
    const found: number[] = []
    for (let place = met.indexOf(typed.length); place >= 0 && typed.length > 0;) {
      found.push(place)
      place = met.indexOf(typed.length, place + 1)
    }
    return found
  }

  /** Places that met `i` words so far and stand in the run of these words have met one more. */
  private mark(met: Uint8Array, i: number, from: number, to: number): void {
    const end = this.runs[to] ?? this.places.length
    for (let at = this.runs[from] ?? end; at < end; at++) {
      const place = this.places[at] as number
      if (met[place] === i) met[place] = i + 1
    }
  }

  private markHolding(met: Uint8Array, i: number, part: string): void {
    const numbers = Math.min(this.lower(part + '\uffff'), this.firstPacked)
    this.mark(met, i, Math.min(this.lower(part), numbers), numbers)
    let at = this.packed.indexOf(part)
    while (at >= 0) {
      const line = lineAt(this.lines, at)
      this.mark(met, i, this.firstPacked + line, this.firstPacked + line + 1)
      at = this.packed.indexOf(part, this.lines[line + 1] ?? this.packed.length)
    }
  }

  /** Index of the first word that is not before `bound`. */
  private lower(bound: string): number {
    let [low, high] = [0, this.words.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.words[middle] ?? '') < bound) low = middle + 1
      else high = middle
    }
    return low
  }
}

function placesOf(texts: string[]): Map<string, number[]> {
  const found = new Map<string, number[]>()
  texts.forEach((text, place) => {
    for (const word of text.split(' ')) {
      const places = found.get(word)
      if (!places) found.set(word, [place])
      else if (places.at(-1) !== place) places.push(place)
    }
  })
  found.delete('')
  return found
}

/** Where each part begins when they stand one after the other with `gap` between. */
function startsOf(parts: { length: number }[], gap: number): Uint32Array {
  const starts = new Uint32Array(parts.length)
  let start = 0
  parts.forEach((part, i) => {
    starts[i] = start
    start += part.length + gap
  })
  return starts
}

/** Which line the position is in. */
function lineAt(starts: Uint32Array, position: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= position) low = middle
    else high = middle - 1
  }
  return low
}

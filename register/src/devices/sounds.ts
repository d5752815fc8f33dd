/** Short sounds, so that the cashier can look at the customer instead of the screen. */
type Note = { hertz: number; at: number; ms: number }

const heard: Note[] = [{ hertz: 1568, at: 0, ms: 70 }]
const refused: Note[] = [
  { hertz: 330, at: 0, ms: 140 },
  { hertz: 247, at: 170, ms: 220 },
]
const paid: Note[] = [
  { hertz: 988, at: 0, ms: 90 },
  { hertz: 1319, at: 100, ms: 160 },
]

export class Sounds {
  #context: AudioContext | null = null

  constructor(private readonly enabled: () => boolean) {}

  /** A scan went into the cart. */
  ok(): void {
    this.#play(heard)
  }

  /** A scan that needs somebody to look: unknown, or refused. */
  bad(): void {
    this.#play(refused)
  }

  /** A sale is paid. */
  done(): void {
    this.#play(paid)
  }

  #play(notes: Note[]): void {
    if (!this.enabled() || typeof AudioContext === 'undefined') return
    this.#context ??= new AudioContext()
    // Browsers keep sound asleep until the first touch; a scan counts as one.
    if (this.#context.state === 'suspended') void this.#context.resume()
    for (const note of notes) sound(this.#context, note)
  }
}

function sound(context: AudioContext, { hertz, at, ms }: Note): void {
  const start = context.currentTime + at / 1000
  const end = start + ms / 1000
  const tone = context.createOscillator()
  const volume = context.createGain()
  tone.type = 'triangle'
  tone.frequency.value = hertz
  volume.gain.setValueAtTime(0.22, start)
  volume.gain.exponentialRampToValueAtTime(0.001, end)
  tone.connect(volume).connect(context.destination)
  tone.start(start)
  tone.stop(end)
}

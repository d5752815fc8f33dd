import type { Link } from './link'

/** A scale on the screen: what is put on it is typed, and it answers as a real one does. */
export class SimulatedScale implements Link {
  onbyte: ((byte: number) => void) | null = null
  grams = $state(0)
  moving = $state(false)

  open = () => Promise.resolve('open' as const)
  close = () => Promise.resolve()

  async write(): Promise<void> {
    const kilos = (this.grams / 1000).toFixed(3).padStart(10)
    const answer = `S ${this.moving ? 'D' : 'S'} ${kilos} kg\r\n`
    queueMicrotask(() => {
      for (const sign of answer) this.onbyte?.(sign.charCodeAt(0))
    })
  }
}

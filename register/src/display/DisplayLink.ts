import type { Picture } from './picture'

/** Between the register and its displays, in this browser alone. */
const CHANNEL = 'bon-display'

/** As long as a window on this device may take to answer. */
const ANSWER_MS = 400

/** What crosses: a display says that it has opened, the register what to show, and the display
 * that it shows it. */
type Message = { hello: true } | { picture: Picture } | { shown: true }

/** The register's end. Where no display has said that it is there, nothing is sent. */
export class DisplaySender {
  readonly #channel = new BroadcastChannel(CHANNEL)
  #wanted = false
  #answered: (() => void) | null = null
  #picture: () => Picture

  constructor(picture: () => Picture) {
    this.#picture = picture
    this.#channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if ('shown' in data) this.#answered?.()
      if (!('hello' in data)) return
      this.#wanted = true
      this.send()
    }
    // A display that was open before this register started says so again.
    this.#post({ picture: picture() })
  }

  send(): void {
    if (this.#wanted) this.#post({ picture: this.#picture() })
  }

  /** Whether a display answers. */
  look(): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), ANSWER_MS)
      this.#answered = () => {
        clearTimeout(timer)
        resolve(true)
      }
      this.#post({ picture: this.#picture() })
    })
  }

  close(): void {
    this.#channel.close()
  }

  #post(message: Message): void {
    this.#channel.postMessage(message)
  }
}

/** The display's end: hears, and cannot ask for anything but what is shown already. */
export function watchRegister(show: (picture: Picture) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  let heard = false
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (!('picture' in data)) return
    if (!heard) channel.postMessage({ hello: true })
    heard = true
    show(data.picture)
    channel.postMessage({ shown: true })
  }
  channel.postMessage({ hello: true })
  return () => channel.close()
}

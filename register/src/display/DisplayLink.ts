import type { Picture } from './picture'

/** Between the register and its displays, in this browser alone. */
const CHANNEL = 'bon-display'

/** What crosses: a display says that it is there, the register says what to show. */
type Message = { hello: true } | { picture: Picture }

/** The register's end. Where no display has said that it is there, nothing is sent. */
export class DisplaySender {
  readonly #channel = new BroadcastChannel(CHANNEL)
  #wanted = false
  #picture: () => Picture

  constructor(picture: () => Picture) {
    this.#picture = picture
    this.#channel.onmessage = ({ data }: MessageEvent<Message>) => {
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
  }
  channel.postMessage({ hello: true })
  return () => channel.close()
}

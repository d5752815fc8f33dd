import { createContext } from 'svelte'
import { DisplaySender } from './DisplayLink'
import { type Picture, trialOf } from './picture'
import { SharedPicture } from './SharedPicture.svelte'

/** How long a trial is shown instead of what stands on the counter. */
const TRIAL_MS = 6_000

/** Everything that is turned towards the customer: windows beside the register, other devices. */
export class Displays {
  /** Whether a window answers; null before anybody asked. */
  near = $state<boolean | null>(null)
  /** Shown instead of everything else; "" for nothing. */
  trial = $state('')
  readonly shared: SharedPicture
  readonly #sender: DisplaySender

  constructor(picture: () => Picture, tell: (picture: Picture) => Promise<number | null>) {
    const shown = () => (this.trial ? trialOf(picture(), this.trial) : picture())
    this.#sender = new DisplaySender(shown)
    this.shared = new SharedPicture(shown, tell)
  }

  /** Something else is to be shown. */
  send(): void {
    this.#sender.send()
    this.shared.send()
  }

  /** Looks whether a window is there. */
  async look(): Promise<void> {
    this.near = await this.#sender.look()
  }

  /** Shows a text for a moment, to see that it arrives. */
  try(text: string): void {
    this.trial = text
    setTimeout(() => (this.trial = ''), TRIAL_MS)
  }

  close(): void {
    this.#sender.close()
  }
}

export const [useDisplays, provideDisplays] = createContext<Displays>()

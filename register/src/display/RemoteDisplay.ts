import { Door } from '../engine/door'
import type { Picture } from './picture'

const KEY = 'bon.display'
const LIVELY_MS = 700
const QUIET_MS = 2_000
/** Without a change for so long, nobody stands in front of it. */
const LIVELY_FOR_MS = 120_000
/** A register says every 20 seconds that it is there. */
const SILENT_SECONDS = 50
const DEADLINE_MS = 5_000

/** Why nothing is shown: no network here, a register that is away, or a display nobody owns. */
export type Trouble = 'offline' | 'silent' | 'forgotten' | null

interface Told {
  version: number
  age: number | null
  picture: Picture | null
}

/** The token that a link carries or that this device has; null where it is no remote display. */
export function displayToken(location: Location, storage: Storage): string | null {
  return location.hash.slice(1) || storage.getItem(KEY)
}

/**
 * The display's end on another device: asks the server, again and again, and cannot ask for
 * anything but what is shown. What went wrong mends itself with the next question.
 */
export class RemoteDisplay {
  #timer: ReturnType<typeof setTimeout> | undefined
  #version: number | null = null
  #changedAt = Date.now()
  #failures = 0

  constructor(
    private token: string,
    private readonly storage: Storage,
    private readonly doorOf: (token: string) => Door = (token) => new Door(token),
  ) {}

  watch(show: (picture: Picture) => void, trouble: (why: Trouble) => void): () => void {
    let over = false
    const round = async (): Promise<void> => {
      const wait = await this.#round(show, trouble)
      if (!over && wait !== null) this.#timer = setTimeout(() => void round(), wait)
    }
    void round()
    return () => {
      over = true
      clearTimeout(this.#timer)
    }
  }

  /** How long to wait for the next one; null where there is none. */
  async #round(
    show: (picture: Picture) => void,
    trouble: (why: Trouble) => void,
  ): Promise<number | null> {
    if (this.storage.getItem(KEY) !== this.token && !(await this.#claim(trouble))) return null
    const version = this.#version ?? ''
    const door = this.doorOf(this.token)
    const told = await door.get<Told>(`display?version=${version}`, DEADLINE_MS)
    if (told.known && told.status === 401) return this.#forgotten(trouble)
    if (!told.known || !told.ok) {
      this.#failures += 1
      if (this.#failures > 1) trouble('offline')
      return QUIET_MS
    }
    this.#failures = 0
    const { picture, age } = told.body
    if (picture) {
      show(picture)
      this.#changedAt = Date.now()
    }
    this.#version = told.body.version
    trouble(age !== null && age > SILENT_SECONDS ? 'silent' : null)
    return Date.now() - this.#changedAt < LIVELY_FOR_MS ? LIVELY_MS : QUIET_MS
  }

  /** The link is used up, and the device gets a token of its own. */
  async #claim(trouble: (why: Trouble) => void): Promise<boolean> {
    for (;;) {
      const told = await this.doorOf(this.token).post<{ token: string }>('display/claim', {})
      if (told.known && told.ok) {
        this.token = told.body.token
        this.storage.setItem(KEY, this.token)
        history.replaceState(null, '', location.pathname)
        return true
      }
      if (told.known) {
        this.#forgotten(trouble)
        return false
      }
      trouble('offline')
      await new Promise((rested) => setTimeout(rested, QUIET_MS))
    }
  }

  #forgotten(trouble: (why: Trouble) => void): null {
    this.storage.removeItem(KEY)
    trouble('forgotten')
    return null
  }
}

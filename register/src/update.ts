import { registerSW } from 'virtual:pwa-register'
import type { Engine, State } from './engine/api'

const LOOK_EVERY_MS = 60 * 60_000

/** A newer version that waits for its moment. */
export interface Updates {
  /** Calls back at once and when a new version is waiting. Returns unsubscribe. */
  subscribe(listener: (waiting: boolean) => void): () => void
  /** Start the new version, if the cart is empty. Answers whether it will. */
  apply(): boolean
}

/**
 * Install new versions in the background. One starts by itself only where nobody is signed in;
 * otherwise somebody taps, and never while goods or payments stand in the cart.
 */
export function watchUpdates(engine: Engine): Updates {
  const listeners = new Set<(waiting: boolean) => void>()
  let waiting = false
  let state: State | null = null
  const apply = (): boolean => {
    if (!waiting || state?.cartOpen !== false) return false
    void start(true)
    return true
  }
  const idle = (): boolean => state !== null && state.employee === null && !state.cartOpen
  const start = registerSW({
    onNeedRefresh: () => {
      waiting = true
      for (const listener of listeners) listener(waiting)
      if (idle()) apply()
    },
    onRegisteredSW: (_, registration) => {
      if (registration) setInterval(() => void registration.update(), LOOK_EVERY_MS)
    },
  })
  engine.subscribe((news) => {
    state = news
    if (waiting && idle()) apply()
  })
  return {
    apply,
    subscribe: (listener) => {
      listeners.add(listener)
      listener(waiting)
      return () => listeners.delete(listener)
    },
  }
}

import type { Engine, State } from './api'

/** What crosses between the screens' thread and the engine's. */
export type Calls = Omit<Engine, 'subscribe'>
export type CallName = keyof Calls

/** The first message: what only the screens' thread can find out. */
export interface Start {
  start: { wasPaired: boolean; agent: string }
}

export interface Call {
  id: number
  call: CallName
  args: unknown[]
}

/** The answer of `navigator.storage.persist()`, which workers may not ask. */
export interface Persistent {
  persistent: boolean | null
}

export type ToEngine = Start | Call | Persistent

export type FromEngine =
  | { id: number; value: unknown }
  | { id: number; error: { code: string; data: Record<string, unknown> } }
  | { state: State }

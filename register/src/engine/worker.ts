import wasm from '@micropython/micropython-webassembly-pyscript/micropython.wasm?url'
import type { CartChange, State } from './api'
import { brief } from './brief'
import type { Call, FromEngine, ToEngine } from './calls'
import { news } from './news'
import { EngineError } from './refusal'
import { Register } from './register'
import type { Cart } from './shapes'

let register: Register | null = null
/** The cart as the screens have it. */
let told: Cart | null = null

/** The state as the screens have it. */
let shown: State | null = null

const tell = (message: FromEngine): void => self.postMessage(message)

self.onmessage = ({ data }: MessageEvent<ToEngine>) => {
  if ('start' in data) {
    register = new Register({
      wasm,
      app: __APP_VERSION__,
      ...data.start,
      publish: (state) => {
        tell({ news: news(state, shown) })
        shown = state
      },
    })
    register.start()
  } else if ('persistent' in data) register?.persistent(data.persistent)
  else void answer(data)
}

async function answer({ id, call, args }: Call): Promise<void> {
  try {
    if (!register) throw new EngineError('not_ready')
    const work = register[call] as (...args: unknown[]) => Promise<unknown>
    const value = await work(...args)
    if (isChange(value)) tell({ id, change: made(value) })
    else tell({ id, value })
  } catch (error) {
    const known = error instanceof EngineError
    const message = error instanceof Error ? error.message : String(error)
    const { code, data } = known ? error : { code: 'unexpected', data: { message } }
    tell({ id, error: { code, data } })
  }
}

const isChange = (value: unknown): value is CartChange =>
  typeof value === 'object' && value !== null && 'cart' in value

function made(change: CartChange) {
  const cart = brief(change.cart, told)
  told = change.cart
  return { ...change, cart }
}

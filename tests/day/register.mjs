/**
 * The register's own engine in Node, for a test to stand at: each line of standard input is
 * `{call, args}` or `{offline}`, answered with `{value}` or `{error}`. What a browser has and
 * Node lacks is made up here; the process is the device, and ending it loses all there was.
 */
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'

const [, , packages, root, server] = process.argv
const the = (path) => import(pathToFileURL(`${packages}/${path}`).href)

await the('fake-indexeddb/auto/index.mjs')
const held = new Promise(() => undefined)
const locks = { request: async (_name, ...rest) => (rest.at(-1)({}), held) }
Object.defineProperty(globalThis, 'navigator', { value: { locks } })
globalThis.isSecureContext = true

let offline = false
const reach = globalThis.fetch
globalThis.fetch = (path, init) =>
  offline ? Promise.reject(new TypeError('no network')) : reach(server + path, { ...init, cache: undefined })

const { createServer } = await the('vite/dist/node/index.js')
const vite = await createServer({
  root,
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  optimizeDeps: { noDiscovery: true },
  server: { middlewareMode: true, watch: null, hmr: false, ws: false },
})
const { Register } = await vite.ssrLoadModule('/src/engine/register.ts')
await vite.close()

let state = null
let heard = () => undefined
const register = new Register({
  wasm: `${packages}/@micropython/micropython-webassembly-pyscript/micropython.wasm`,
  app: '1.0.0',
  agent: 'test',
  remembered: null,
  publish: (told) => {
    state = told
    heard()
  },
})
register.start()

/** Resolves once the state says so. */
const until = async (says) => {
  while (state === null || !says(state)) await new Promise((resolve) => (heard = resolve))
}

const own = {
  phase: async (phase) => until((now) => now.phase === phase),
  offline: async (cut) => void (offline = cut),
  // What was just written is counted only when the round after it is over.
  sent: async () => {
    await register.sync()
    await until(({ trust }) => trust.held === 0 && trust.requests === 0)
  },
  state: async () => state,
}

for await (const line of createInterface({ input: process.stdin })) {
  const { call, args } = JSON.parse(line)
  let answer
  try {
    answer = { value: (await (own[call] ?? register[call])(...args)) ?? null }
  } catch (error) {
    answer = { error: error.code ?? String(error.stack), data: error.data ?? {} }
  }
  process.stdout.write(JSON.stringify(answer) + '\n')
}
process.exit()

import type { Plugin } from 'vite'

const MODULE = /@micropython\/micropython-webassembly-pyscript\/micropython\.mjs$/
const PROOF =
  'assert(wasmTable.get(funcPtr)==func,"JavaScript-side Wasm function table mirror is out of date!"),'

/**
 * Takes one proof out of MicroPython's loader, which its publisher builds with Emscripten's
 * assertions on. It asks the engine's table of functions again at each call that may throw, some
 * ten thousand times a scan, whether a copy of that table is true; nothing of ours changes the
 * table. Without it the rules take about 0.6 of their time. A release that words the proof
 * otherwise stops the build.
 */
export function interpreter(): Plugin {
  return {
    name: 'bon-interpreter',
    apply: 'build',
    transform: {
      filter: { id: MODULE },
      handler(code) {
        if (code.split(PROOF).length !== 2)
          this.error('The proof in the loader is not as expected.')
        return { code: code.replace(PROOF, ''), map: null }
      },
    },
  }
}

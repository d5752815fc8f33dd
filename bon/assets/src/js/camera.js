// `<div data-camera hidden>` with a button and a `<video>`: the telephone's camera scans. Where the
// browser reads no codes by itself, `data-camera-codes` and `data-camera-wasm` are the addresses of
// a reader and its program: loaded when the camera is started, and kept before that by the page's
// service worker, so that it is there without a network.
import { nativeReader } from '../../../../register/src/devices/native-codes.ts'
import { SeenCodes } from '../../../../register/src/devices/seen-codes.ts'

const PAUSE_MS = 120

async function keepReader({ cameraCodes, cameraWasm }) {
  const { active } = await navigator.serviceWorker.ready
  const parts = [cameraCodes, cameraWasm].map((address) => String(new URL(address, location.href)))
  active.postMessage({ parts })
}

async function openReader({ cameraCodes, cameraWasm }) {
  const { zxingReader } = await import(cameraCodes)
  return zxingReader(cameraWasm)
}

/** A desk may have none. */
async function hasCamera() {
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => null)
  return devices?.some(({ kind }) => kind === 'videoinput') ?? true
}

/** Calls `read` with each code. */
export async function watch(place, read) {
  if (!('mediaDevices' in navigator)) return
  const own = await nativeReader()
  if (!own && !(await hasCamera())) return
  if (!own) void keepReader(place.dataset)
  const [key, video] = [place.querySelector('button'), place.querySelector('video')]
  const tell = (name, wrong) => (place.querySelector(`[data-camera-${name}]`).hidden = !wrong)
  place.hidden = false
  let stream = null

  function stop() {
    for (const track of stream?.getTracks() ?? []) track.stop()
    stream = null
    video.hidden = true
    key.setAttribute('aria-pressed', 'false')
  }

  /** Until the camera is asked for and answers, another press is none. */
  async function start() {
    key.disabled = true
    const asked = { facingMode: 'environment', width: { ideal: 1280 } }
    const mine = await navigator.mediaDevices.getUserMedia({ video: asked }).catch(() => null)
    key.disabled = false
    tell('denied', !mine)
    if (!mine) return
    stream = mine
    video.srcObject = stream
    video.hidden = false
    key.setAttribute('aria-pressed', 'true')
    const opened = own ?? openReader(place.dataset).catch(() => null)
    const [look] = await Promise.all([opened, video.play().catch(() => undefined)])
    // It may have been stopped meanwhile, and started again.
    if (stream !== mine) return
    tell('unreadable', !look)
    if (look) await run(look, () => stream === mine)
    else stop()
  }

  async function run(look, open) {
    const seen = new SeenCodes()
    while (open()) {
      const codes = await look(video).catch(() => [])
      for (const code of open() ? seen.fresh(codes, performance.now()) : []) {
        navigator.vibrate?.(60)
        read(code)
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }

  key.addEventListener('click', () => (stream ? stop() : void start()))
  addEventListener('pagehide', stop)
}

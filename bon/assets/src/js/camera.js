// `<div data-camera hidden>` with a button and a `<video>`: the telephone's camera scans, where the
// browser reads codes by itself. Shown only where it can.
import { nativeReader } from '../../../../register/src/devices/native-codes.ts'
import { SeenCodes } from '../../../../register/src/devices/seen-codes.ts'

const PAUSE_MS = 120

/** Calls `read` with each code. */
export async function watch(place, read) {
  const look = 'mediaDevices' in navigator ? await nativeReader() : null
  if (!look) return
  const [key, video] = [place.querySelector('button'), place.querySelector('video')]
  place.hidden = false
  let stream = null

  function stop() {
    for (const track of stream?.getTracks() ?? []) track.stop()
    stream = null
    video.hidden = true
    key.setAttribute('aria-pressed', 'false')
  }

  async function start() {
    const asked = { facingMode: 'environment', width: { ideal: 1280 } }
    stream = await navigator.mediaDevices.getUserMedia({ video: asked }).catch(() => null)
    place.querySelector('[data-camera-denied]').hidden = stream !== null
    if (!stream) return
    video.srcObject = stream
    video.hidden = false
    key.setAttribute('aria-pressed', 'true')
    await video.play()
    const seen = new SeenCodes()
    while (stream) {
      const codes = await look(video).catch(() => [])
      for (const code of stream ? seen.fresh(codes, performance.now()) : []) {
        navigator.vibrate?.(60)
        read(code)
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }

  key.addEventListener('click', () => (stream ? stop() : void start()))
  addEventListener('pagehide', stop)
}

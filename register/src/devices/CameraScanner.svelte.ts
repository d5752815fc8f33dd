import { openReader } from './camera-codes'
import type { ReadCodes } from './native-codes'
import { SeenCodes } from './seen-codes'

/** Between two pictures: eight a second find a code at once and leave the rest of the time. */
const PAUSE_MS = 120

/** `denied`: the browser may not use it. `none`: there is none, or another program has it.
 * `unreadable`: what reads the codes could not be fetched. */
export type CameraState = 'starting' | 'looking' | 'denied' | 'none' | 'unreadable'

/** A camera that scans as long as it is open. */
export class CameraScanner {
  state = $state<CameraState>('starting')
  /** Null where this camera has no lamp. */
  torch = $state<boolean | null>(null)
  /** What was read last. */
  last = $state('')
  #stream: MediaStream | null = null
  #open = true

  constructor(private readonly onscan: (text: string) => void) {}

  /** Whether this browser lets a page use a camera at all. */
  static get possible(): boolean {
    return 'mediaDevices' in navigator
  }

  /** Shows the picture in `video` and reads what is in it; returns how to stop. */
  start(video: HTMLVideoElement): () => void {
    void this.#run(video)
    return () => {
      this.#open = false
      this.#release()
    }
  }

  async setTorch(on: boolean): Promise<void> {
    const [track] = this.#stream?.getVideoTracks() ?? []
    const lamp = { advanced: [{ torch: on }] } as unknown as MediaTrackConstraints
    await track?.applyConstraints(lamp).then(
      () => (this.torch = on),
      () => (this.torch = null),
    )
  }

  async #run(video: HTMLVideoElement): Promise<void> {
    const asked = { facingMode: 'environment', width: { ideal: 1280 } }
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({ video: asked })
    } catch (error) {
      this.state = (error as Error).name === 'NotAllowedError' ? 'denied' : 'none'
      return
    }
    // It may have been closed while the browser asked.
    if (!this.#open) return this.#release()
    video.srcObject = this.#stream
    const [reader] = await Promise.all([openReader().catch(() => null), video.play()])
    const [track] = this.#stream.getVideoTracks()
    const can = track?.getCapabilities?.() as { torch?: boolean } | undefined
    this.torch = can?.torch ? false : null
    track?.addEventListener('ended', () => (this.state = 'none'))
    this.state = reader ? 'looking' : 'unreadable'
    if (reader) await this.#look(video, reader)
    else this.#release()
  }

  async #look(video: HTMLVideoElement, read: ReadCodes): Promise<void> {
    const seen = new SeenCodes()
    while (this.#open) {
      // A picture that cannot be read is followed by the next.
      const codes = await read(video).catch(() => [])
      for (const code of this.#open ? seen.fresh(codes, performance.now()) : []) {
        this.last = code
        this.onscan(code)
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }

  #release(): void {
    for (const track of this.#stream?.getTracks() ?? []) track.stop()
    this.#stream = null
  }
}

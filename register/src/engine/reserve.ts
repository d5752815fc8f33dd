import { openPrivateFile } from './private-file'

const NAME = 'reserve'
/** Room for some 500 sales, as their database grows in Chromium. */
const BYTES = 8 * 1024 * 1024

/**
 * Room on the device that is taken while there is plenty of it and given back when the storage is
 * full: selling goes on, and there is time to do something about it. Browsers no longer say how
 * full they are, so that this is the only warning there can be.
 */
export class Reserve {
  /** Whether there is none left; false also where the browser has no place for one. */
  spent = false

  /** Takes the room, once on a device; what was spent is taken again at the next start. */
  async lay(): Promise<void> {
    const file = await openPrivateFile(NAME)
    if (!file) return
    try {
      // Written and not only claimed, so that the disk has it too.
      const laid = file.getSize() >= BYTES || file.write(new Uint8Array(BYTES), { at: 0 }) === BYTES
      if (!laid) throw new Error('disk full')
      file.flush()
      this.spent = false
    } catch {
      this.spent = true
      file.truncate(0)
    } finally {
      file.close()
    }
  }

  /** Gives the room back; false where there is none. Browsers count it free once it is closed. */
  async spend(): Promise<boolean> {
    const file = this.spent ? null : await openPrivateFile(NAME)
    if (!file) return false
    this.spent = true
    const had = file.getSize() > 0
    file.truncate(0)
    file.close()
    return had
  }
}

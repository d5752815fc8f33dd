/** A file of this origin that one worker holds open and writes without waiting. Bytes are UTF-8. */
export interface PrivateFile {
  getSize(): number
  read(into: Uint8Array, options: { at: number }): number
  write(from: Uint8Array, options: { at: number }): number
  truncate(size: number): void
  /** Returns when the disk has it. */
  flush(): void
  close(): void
}

/** The part of a file's handle that only workers have. */
interface WorkerFileHandle {
  createSyncAccessHandle(): Promise<PrivateFile>
}

/** How often, and how far apart, a file is asked for that the tab before has not let go of yet. */
const TRIES = 25
const APART_MS = 100

/**
 * Opens a file in the origin's private file system, alone. Null where the browser has no such
 * thing (some private windows), or where another tab will not let go of it.
 */
export async function openPrivateFile(name: string): Promise<PrivateFile | null> {
  try {
    const folder = await navigator.storage.getDirectory()
    const handle = await folder.getFileHandle(name, { create: true })
    return await alone(handle as unknown as WorkerFileHandle)
  } catch {
    return null
  }
}

async function alone(handle: WorkerFileHandle): Promise<PrivateFile> {
  for (let tries = 1; ; tries++) {
    try {
      return await handle.createSyncAccessHandle()
    } catch (error) {
      const held = (error as Error).name === 'NoModificationAllowedError'
      if (!held || tries === TRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, APART_MS))
    }
  }
}

import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import type { PrivateFile } from '../src/engine/private-file'

/** The origin's private file system, which Node lacks, on real files of a folder of its own. */
export class PrivateFiles {
  readonly folder = mkdtempSync(join(tmpdir(), 'bon-files-'))
  private readonly held = new Set<string>()
  /** Bytes that may still be written before the disk is full. */
  room = Infinity

  /** Gives `navigator.storage` this folder. */
  static install(): PrivateFiles {
    const files = new PrivateFiles()
    const getDirectory = async () => ({ getFileHandle: async (name: string) => files.handle(name) })
    vi.stubGlobal('navigator', { storage: { getDirectory } })
    return files
  }

  path(name: string): string {
    return join(this.folder, name)
  }

  remove(): void {
    rmSync(this.folder, { recursive: true })
  }

  private handle(name: string) {
    return { createSyncAccessHandle: async () => this.open(name) }
  }

  /** One holder at a time, as browsers have it. */
  private open(name: string): PrivateFile {
    if (this.held.has(name)) {
      throw new DOMException('held by another', 'NoModificationAllowedError')
    }
    this.held.add(name)
    const file = openSync(this.path(name), openFlags)
    let open = true
    return {
      getSize: () => fstatSync(file).size,
      read: (into, { at }) => readSync(file, into, 0, into.length, at),
      write: (from, { at }) => {
        if (from.length > this.room) throw new DOMException('full', 'QuotaExceededError')
        this.room -= from.length
        return writeSync(file, from, 0, from.length, at)
      },
      truncate: (size) => ftruncateSync(file, size),
      flush: () => fsyncSync(file),
      close: () => {
        if (!open) return
        open = false
        closeSync(file)
        this.held.delete(name)
      },
    }
  }
}

const openFlags = constants.O_RDWR | constants.O_CREAT

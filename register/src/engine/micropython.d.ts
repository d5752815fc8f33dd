declare module '@micropython/micropython-webassembly-pyscript/micropython.mjs' {
  export interface MicroPython {
    FS: { mkdirTree(path: string): void; writeFile(path: string, text: string): void }
    runPython(code: string): unknown
    globals: { get(name: string): unknown }
  }
  export function loadMicroPython(options: {
    url: string
    /** Bytes the interpreter starts with; it grows by itself. */
    heapsize?: number
    pystack?: number
    stdout?: (line: string) => void
    stderr?: (line: string) => void
  }): Promise<MicroPython>
}

/**
 * The rules on MicroPython, in Node or in a browser.
 *
 * @param {Function} loadMicroPython from the package's `micropython.mjs`
 * @param {Record<string, string>} files path below the interpreter's root → Python source,
 *   such as `till/port.py` and the stand-ins `typing.py` and `__future__.py`
 * @returns {Promise<(jsonText: string) => string>} the port
 */
export async function openTill(loadMicroPython, files) {
  const python = await loadMicroPython({ heapsize: 4 * 1024 * 1024 })
  for (const [path, source] of Object.entries(files)) {
    python.FS.mkdirTree(folderOf(path))
    python.FS.writeFile('/' + path, source)
  }
  // The build collects garbage after every call that made 16 kB; carts are larger than that.
  python.runPython('import gc\ngc.threshold(4 * 1024 * 1024)')
  const port = python.pyimport('till.port')
  return port.handle
}

function folderOf(path) {
  return '/' + path.split('/').slice(0, -1).join('/')
}

// Makes what the back office's pages load: our own style and behaviour from src/, the rest copied
// from packages, all into dist/, which Django serves as static files.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { build } from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const packages = join(here, 'node_modules')
const dist = join(here, 'dist')

const scripts = {
  'tabler.css': '@tabler/core/dist/css/tabler.min.css',
  'tabler.js': '@tabler/core/dist/js/tabler.min.js',
}

/** What the register has: one copy, of the version its lock names. */
const reader = join(here, '../../register/node_modules/zxing-wasm/dist/reader/zxing_reader.wasm')

const fonts = ['inter-latin-wght-normal.woff2', 'inter-latin-ext-wght-normal.woff2']

/** Copies a script or style sheet without its pointer to a source map we do not ship:
 *  hashed static files refuse a reference to a file that is not there. */
async function copyScript(name, source) {
  const text = await readFile(join(packages, source), 'utf8')
  await writeFile(join(dist, name), text.replace(/\n?(\/\*|\/\/)# sourceMappingURL=.*$/m, ''))
}

/** One sprite with the icons named in icons.txt: `<use href="…/icons.svg#home">`. */
async function drawIcons() {
  const names = (await readFile(join(here, 'icons.txt'), 'utf8')).split('\n').filter(Boolean)
  const symbols = await Promise.all(
    names.map(async (name) => {
      const file = join(packages, '@tabler/icons/icons/outline', `${name}.svg`)
      const shapes = (await readFile(file, 'utf8')).replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, '')
      return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.trim()}</symbol>`
    }),
  )
  const sprite = `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`
  await writeFile(join(dist, 'icons.svg'), sprite)
}

const ours = [
  'office.css',
  'office.js',
  'charts.js',
  'tiles.js',
  'labels.js',
  'label-printer.js',
  'posters.js',
  'product.js',
  'categories.js',
  'scans.js',
  'counts-worker.js',
  'js/theme.js',
]

/** Those that another loads when it needs them. */
const modules = ['camera-codes.js']

/** Our own files, each bundled into one. Fonts keep their address: Django gives it a hash. */
async function bundle(names, format) {
  await build({
    entryPoints: names.map((name) => join(here, 'src', name)),
    format,
    entryNames: '[name]',
    outdir: dist,
    bundle: true,
    minify: true,
    target: ['es2022', 'chrome123', 'firefox120', 'safari17.5'],
    external: ['*.woff2'],
    legalComments: 'none',
    logLevel: 'warning',
  })
}

await rm(dist, { recursive: true, force: true })
await mkdir(join(dist, 'fonts'), { recursive: true })
await Promise.all([
  ...Object.entries(scripts).map(([name, source]) => copyScript(name, source)),
  ...fonts.map((name) =>
    cp(join(packages, '@fontsource-variable/inter/files', name), join(dist, 'fonts', name)),
  ),
  cp(join(here, 'src', 'icon.svg'), join(dist, 'icon.svg')),
  cp(reader, join(dist, 'zxing_reader.wasm')),
  drawIcons(),
  bundle(ours, 'iife'),
  bundle(modules, 'esm'),
])

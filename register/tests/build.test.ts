import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let folder: string
let files: string[]
const read = (name: string) => readFile(join(folder, name), 'utf8')
const named = (pattern: RegExp) => files.filter((name) => pattern.test(name))

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bon-register-'))
  await build({ mode: 'production', logLevel: 'silent', build: { outDir: folder } })
  files = await readdir(folder, { recursive: true })
}, 60_000)
afterAll(() => rm(folder, { recursive: true }))

describe('what is built keeps to the content security policy', () => {
  it('has a page without scripts, styles or handlers of its own', async () => {
    const page = await read('index.html')
    expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=/)
    expect(page.match(/<script[^>]*>/g)).toEqual([
      expect.stringContaining('src="/register/assets/'),
    ])
  })

  it('has no markup with style attributes', async () => {
    for (const name of named(/\.js$/)) {
      expect((await read(name)).match(/<[a-z][^<>`]*\sstyle=/g), name).toBeNull()
    }
  })

  it('takes fonts and images from files alone', async () => {
    for (const name of named(/\.css$/)) expect(await read(name), name).not.toContain('url(data:')
  })
})

describe('the service worker', () => {
  it('keeps everything a cold start needs', async () => {
    const worker = await read('service-worker.js')
    const needed = named(/\.(wasm|woff2|css)$|^index\.html$|^assets\/.*\.js$/)
    expect(needed.some((name) => name.endsWith('.wasm'))).toBe(true)
    for (const name of needed) expect(worker, name).toContain(name)
  })

  it('never answers for the server', async () => {
    expect(await read('service-worker.js')).toContain(String.raw`/^\/register\/v1\//`)
  })
})

it('opens no back door into the engine', async () => {
  for (const name of named(/\.js$/)) expect(await read(name), name).not.toContain('bonEngine')
})

/**
 * The built register with a shop behind it, to look at every screen without a server:
 *
 *     NODE_ENV=development npx vite build --config tests/gallery/vite.config.ts --outDir /tmp/gallery
 *     npx vite preview --config tests/gallery/vite.config.ts --outDir /tmp/gallery
 *
 * Everything is the real thing but the server, which is the protocol in memory. The pages
 * carry the Content-Security-Policy of production. Any pairing code ABCD-2345, PIN 1234.
 * Every element knows which component it is from (`__svelte_meta`), and `bonLanguage` changes
 * the language on the spot: `tests/e2e/test_every_screen.py` walks through it all.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { mergeConfig, type Plugin } from 'vite'
import register from '../../vite.config'
import { ProtocolServer } from '../protocol-server'
import { answers, ledger, refused } from './answers'
import { rows, terms } from './shop'

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "font-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

async function opened(): Promise<ProtocolServer> {
  const server = new ProtocolServer(await terms(), rows)
  return Object.assign(server, {
    answers: answers(server),
    noAnswers: { take_parked_sale: { error: 'not_found', data: {} } },
    ledger,
    refuseRequests: refused,
  })
}

/** Of any goods: light above, ground below, two wheels between. */
const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200">
  <rect width="300" height="200" fill="#cfe3ea"/><rect y="150" width="300" height="50" fill="#8fa58a"/>
  <g fill="none" stroke="#1d3b4a" stroke-width="9"><circle cx="90" cy="130" r="38"/>
  <circle cx="212" cy="130" r="38"/><path d="M90 130l42-62h58l22 62M132 68l30 62h50"/></g></svg>`

/** The register's door. Each pairing begins with a new shop, so that every visit is the first. */
function door(): Plugin {
  let shop: ProtocolServer | null = null
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = request.url ?? ''
    const body = await bodyOf(request)
    if (url.endsWith('/pair') || shop === null) shop = await opened()
    const headers = { Authorization: request.headers.authorization ?? '' }
    const result = await shop.fetch(url, { headers, ...(body ? { body } : {}) })
    response.writeHead(result.status, { 'Content-Type': 'application/json' })
    response.end(await result.text())
  }
  return {
    name: 'bon-door',
    configurePreviewServer: (server) => {
      server.middlewares.use((request, response, next) => {
        const url = request.url ?? ''
        if (url.startsWith('/register/v1/')) answer(request, response).catch(next)
        else if (url.startsWith('/register/pictures/')) {
          response.setHeader('Content-Type', 'image/svg+xml')
          response.end(PICTURE)
        } else next()
      })
    },
  }
}

/** A way to change the language without leaving the screen. */
function spoken(): Plugin {
  const script = { tag: 'script', attrs: { type: 'module', src: '/tests/gallery/language.ts' } }
  return {
    name: 'bon-language',
    transformIndexHtml: { order: 'pre', handler: () => [{ ...script, injectTo: 'body' as const }] },
  }
}

export default mergeConfig(
  { ...register, plugins: (register.plugins ?? []).slice(1) },
  {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    plugins: [svelte(), door(), spoken()],
    preview: { headers: { 'Content-Security-Policy': POLICY } },
  },
)

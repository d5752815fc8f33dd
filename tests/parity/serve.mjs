/**
 * The rules on MicroPython in Node, for a test to talk to: the first line of standard input is
 * the files as JSON, every later line a request; each request is answered with one line.
 */
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { openTill } from './interpreter.mjs'

const { loadMicroPython } = await import(pathToFileURL(process.argv[2]).href)

let handle
for await (const line of createInterface({ input: process.stdin })) {
  if (handle === undefined) handle = await openTill(loadMicroPython, JSON.parse(line))
  else process.stdout.write(handle(line) + '\n')
}

/** Text fitted to paper of a fixed number of columns. */

function breakLong(word: string, columns: number): string[] {
  const parts: string[] = []
  for (let at = 0; at < word.length; at += columns) parts.push(word.slice(at, at + columns))
  return parts
}

/** Breaks at spaces; a word wider than the paper is cut. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).flatMap((part) => breakLong(part, columns))) {
    if (line && line.length + 1 + word.length > columns) {
      lines.push(line)
      line = word
    } else {
      line = line ? `${line} ${word}` : word
    }
  }
  return [...lines, line]
}

/** Left and right edges of a row: the left wraps, the right stands on the last line of it. */
export function fitRow(left: string, right: string, columns: number): string[] {
  if (!right) return wrap(left, columns)
  const room = columns - right.length - 1
  if (room < Math.min(8, columns / 3)) return [...wrap(left, columns), right.padStart(columns)]
  const lines = wrap(left, room)
  const last = lines.pop() ?? ''
  return [...lines, last.padEnd(columns - right.length) + right]
}

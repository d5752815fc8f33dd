// Sends what was laid out after each change, one after the other: the last is the one that stays.

/** `state` says how it went, in the words it carries, or in the server's where it tells a `why`.
 *  What is given answers with what the server told, null where it took nothing. A file is sent as
 *  it is. */
export function sender(state, token) {
  let sending = Promise.resolve()
  let waiting = 0

  async function post(address, body) {
    const file = body instanceof Blob
    const type = file ? body.type || 'application/octet-stream' : 'application/json'
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'X-CSRFToken': token, 'Content-Type': type },
      body: file ? body : JSON.stringify(body),
    }).catch(() => null)
    const told = await answer?.json().catch(() => null)
    const taken = answer?.ok ?? false
    waiting -= 1
    // Saved is what was changed last.
    if (waiting === 0) {
      const why = taken ? told?.why : (told?.why ?? state.dataset.lost)
      state.textContent = why || state.dataset.saved
      state.classList.toggle('wrong', Boolean(why))
      if (!why) document.body.dispatchEvent(new Event('saved'))
    }
    return taken ? told : null
  }

  return (address, body) => {
    waiting += 1
    state.textContent = state.dataset.saving
    state.classList.remove('wrong')
    sending = sending.then(() => post(address, body))
    return sending
  }
}

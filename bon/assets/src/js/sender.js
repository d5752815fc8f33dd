// Sends what was laid out after each change, one after the other: the last is the one that stays.

/** `state` says how it went, in the words it carries. What is given answers with what the server
 *  told, null where it took nothing. */
export function sender(state, token) {
  let sending = Promise.resolve()
  let waiting = 0

  async function post(address, body) {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'X-CSRFToken': token, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }).catch(() => null)
    const told = await answer?.json().catch(() => null)
    const taken = answer?.ok ?? false
    waiting -= 1
    // Saved is what was changed last.
    if (waiting === 0) {
      state.textContent = taken ? state.dataset.saved : (told?.why ?? state.dataset.lost)
      state.classList.toggle('wrong', !taken)
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

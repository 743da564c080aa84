// Everything here is a quicker way to something that a link or a button on
// the page already does. Nothing is kept in the browser's storage.

const body = document.body
const leaveControl = document.querySelector('[data-leave]')

// --- Leaving ---------------------------------------------------------------

// Shift three times within a second and a half presses "Leave this page".
const leaveWithin = 1500
let shifts = []

function countShift(event) {
  if (event.key !== 'Shift') {
    shifts = []
    return
  }
  if (event.repeat) return
  const now = event.timeStamp
  shifts = shifts.filter((at) => now - at < leaveWithin).concat(now)
  if (shifts.length === 3) leave()
}

function leave() {
  if (!leaveControl) return
  // The page goes dark at once, even if the server is slow to answer.
  body.hidden = true
  leaveControl.click()
}

// A page that comes back from the browser's memory asks the server again,
// so that Back after leaving shows nothing.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload()
})

// --- Keys --------------------------------------------------------------------

function isTyping(element) {
  return element.closest('input, textarea, select, [contenteditable]') !== null
}

function press(selector) {
  const found = document.querySelector(selector)
  if (found) found.click()
  return found !== null
}

// Items of a work list bear data-item; the one with the focus is current.
function moveThrough(step) {
  const items = [...document.querySelectorAll('[data-item]')]
  if (items.length === 0) return false
  const at = items.findIndex((item) => item.contains(document.activeElement))
  const next = at < 0 ? (step > 0 ? 0 : items.length - 1) : Math.min(Math.max(at + step, 0), items.length - 1)
  items[next].tabIndex = -1
  items[next].focus()
  return true
}

// A control with data-key answers to that key: first in the current item,
// then anywhere on the page.
function pressKey(key) {
  const name = `[data-key="${CSS.escape(key)}"]`
  const item = document.activeElement && document.activeElement.closest('[data-item]')
  const inItem = item && item.querySelector(name)
  if (inItem) {
    inItem.click()
    return true
  }
  return press(name)
}

function handleKey(event) {
  if (event.ctrlKey && event.key === 'Enter') {
    sendForm(event)
    return
  }
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return
  const done = event.key === 'j' ? moveThrough(1)
    : event.key === 'k' ? moveThrough(-1)
      : event.key === '?' ? press('[data-shortcuts]')
        : /^[a-z]$/.test(event.key) && pressKey(event.key)
  if (done) event.preventDefault()
}

function sendForm(event) {
  const form = event.target.form || event.target.closest('form')
  if (!form || form.method !== 'post') return
  const button = [...form.elements].find((e) => e.type === 'submit' && !e.hidden && !('leave' in e.dataset))
  event.preventDefault()
  form.requestSubmit(button)
}

document.addEventListener('keydown', (event) => {
  countShift(event)
  handleKey(event)
})

// --- Drafts ------------------------------------------------------------------

// A form with data-draft="/path" sends what it holds to that path every ten
// seconds (or data-draft-seconds) while it changes. The server keeps it, and
// [data-draft-status] says so.
const draftSeconds = 10

function startDraft(form) {
  const status = form.querySelector('[data-draft-status]')
  let saved = contents(form)
  let sending = false

  async function save() {
    const now = contents(form)
    if (sending || now === saved) return
    sending = true
    try {
      const answer = await fetch(form.dataset.draft, {
        method: 'POST',
        body: new URLSearchParams(now),
        headers: { Accept: 'text/plain' },
        redirect: 'error',
      })
      if (answer.ok) {
        saved = now
        say(status, 'Draft saved')
      }
    } catch {
      say(status, 'Not saved yet. We keep trying.')
    } finally {
      sending = false
    }
  }

  const timer = setInterval(save, Number(form.dataset.draftSeconds || draftSeconds) * 1000)
  form.addEventListener('submit', () => clearInterval(timer))
}

function contents(form) {
  const pairs = [...new FormData(form)].filter(([, value]) => typeof value === 'string')
  return new URLSearchParams(pairs).toString()
}

function say(status, words) {
  if (status && status.textContent !== words) status.textContent = words
}

for (const form of document.querySelectorAll('form[data-draft]')) startDraft(form)

// --- Finding people ------------------------------------------------------------

// While one types, those who fit appear as the checkboxes that the Find button
// would bring. Whoever is ticked stays, whatever is typed next.
const findPause = 200

function startFinder(finder) {
  const words = finder.querySelector('input')
  const list = finder.querySelector('[data-finder-found]')
  const status = finder.querySelector('[data-finder-status]')
  let timer
  let asked = 0

  words.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(find, findPause)
  })

  async function find() {
    const turn = ++asked
    const letters = words.value.trim()
    let found = []
    if (letters.length > 1) {
      try {
        const answer = await fetch(finder.dataset.finder + '?q=' + encodeURIComponent(letters), { headers: { Accept: 'application/json' } })
        if (!answer.ok) return
        found = (await answer.json()).found
      } catch {
        return
      }
    }
    // A slow answer to fewer letters must not replace a later one.
    if (turn === asked) show(found)
  }

  function show(found) {
    const taken = [...list.querySelectorAll('input:checked')].map((box) => box.closest('.govuk-checkboxes__item'))
    const values = new Set(taken.map((item) => item.querySelector('input').value))
    const fresh = found.filter((person) => !values.has(person.value)).map(newChoice)
    const boxes = document.createElement('div')
    boxes.className = 'govuk-checkboxes govuk-checkboxes--small'
    boxes.append(...taken, ...fresh)
    list.replaceChildren(boxes)
    say(status, found.length === 1 ? '1 found' : found.length + ' found')
  }

  function newChoice(person) {
    const id = finder.dataset.finderName + '-' + person.value
    const item = document.createElement('div')
    item.className = 'govuk-checkboxes__item'
    const box = document.createElement('input')
    box.type = 'checkbox'
    box.className = 'govuk-checkboxes__input'
    box.id = id
    box.name = finder.dataset.finderName
    box.value = person.value
    const label = document.createElement('label')
    label.className = 'govuk-label govuk-checkboxes__label'
    label.htmlFor = id
    label.textContent = person.text
    item.append(box, label)
    if (person.hint) {
      const hint = document.createElement('div')
      hint.className = 'govuk-hint govuk-checkboxes__hint'
      hint.id = id + '-item-hint'
      hint.textContent = person.hint
      box.setAttribute('aria-describedby', hint.id)
      item.append(hint)
    }
    return item
  }
}

for (const finder of document.querySelectorAll('[data-finder]:not([data-finder=""])')) startFinder(finder)

// --- Idling ------------------------------------------------------------------

// Two minutes before a session ends for want of use, a calm notice offers to
// stay. There is no clock on it.
function startIdleNotice(seconds) {
  let timer = setTimeout(offer, seconds * 1000)

  function offer() {
    const notice = document.createElement('div')
    notice.className = 'heard-idle'
    notice.setAttribute('role', 'status')
    const words = document.createElement('span')
    words.textContent = 'You have been quiet for a while. Soon we sign you out. What you wrote is kept.'
    const stay = document.createElement('button')
    stay.type = 'button'
    stay.className = 'heard-button-link'
    stay.textContent = 'Stay signed in'
    stay.addEventListener('click', async () => {
      try {
        const answer = await fetch('/stay', { method: 'POST', redirect: 'error' })
        if (!answer.ok) return
        notice.remove()
        timer = setTimeout(offer, seconds * 1000)
      } catch {
        words.textContent = 'We could not reach school just now. What you wrote is kept.'
      }
    })
    notice.append(words, stay)
    body.append(notice)
  }

  document.addEventListener('submit', () => clearTimeout(timer))
}

if (body.dataset.idleWarning) startIdleNotice(Number(body.dataset.idleWarning))

// Finding people

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

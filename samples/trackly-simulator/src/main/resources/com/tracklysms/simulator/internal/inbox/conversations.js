// The list of conversations, of which only those in sight are in the document.

import { oneAtATime, read } from './client.js';
import { count, element, plural, timeElement } from './elements.js';

const ROW_HEIGHT = 4.5 * parseFloat(getComputedStyle(document.documentElement).fontSize);
const MARGIN = 6;
const MOST_ROWS = 56;
// The height that browsers allow
const MOST_SHOWN = 200_000;
const LABELS = { queued: 'Queued', refused: 'Refused', answered: 'Answered' };

const scroller = document.getElementById('list-scroller');
const list = document.getElementById('rows');
const empty = document.getElementById('list-empty');
const found = document.getElementById('found');
const search = document.getElementById('search');
const filters = [...document.querySelectorAll('.filters [data-show]')];

const criteria = { text: '', show: 'all' };
let rows = new Map();
let total = 0;
let current;
let focusPosition;
let choose;

export const refreshList = oneAtATime(load);

export function connectList(onChoose) {
  choose = onChoose;
  scroller.addEventListener('scroll', () => refreshList());
  new ResizeObserver(() => refreshList()).observe(scroller);
  list.addEventListener('keydown', move);
  search.addEventListener('input', () => change({ text: search.value }));
  for (const button of filters) {
    button.addEventListener('click', () => {
      filters.forEach((other) => other.setAttribute('aria-pressed', String(other === button)));
      change({ show: button.dataset.show });
    });
  }
}

export function markCurrent(number) {
  current = number;
  rows.forEach((row) => markRow(row));
}

function change(changed) {
  Object.assign(criteria, changed);
  scroller.scrollTop = 0;
  refreshList();
}

async function load() {
  const from = Math.max(0, Math.floor(scroller.scrollTop / ROW_HEIGHT) - MARGIN);
  const limit = Math.min(MOST_ROWS, Math.ceil(scroller.clientHeight / ROW_HEIGHT) + 2 * MARGIN);
  const asked = { ...criteria };
  const part = await read('conversations', { ...asked, from, limit });
  if (asked.text === criteria.text && asked.show === criteria.show) {
    render(part);
  }
}

function render(part) {
  total = Math.min(part.total, MOST_SHOWN);
  list.style.height = `${total * ROW_HEIGHT}px`;
  const kept = new Map();
  part.rows.forEach((data, index) => kept.set(data.number, place(data, part.from + index)));
  rows.forEach((row, number) => kept.has(number) || row.remove());
  rows = kept;
  [...rows.values()].forEach((row, index) => {
    if (list.children[index] !== row) {
      list.insertBefore(row, list.children[index] ?? null);
    }
  });
  makeOneReachable();
  focusMoved();
  tell(part.total);
}

function place(data, position) {
  const row = rows.get(data.number) ?? create();
  const content = JSON.stringify(data);
  if (row.dataset.content !== content) {
    row.dataset.content = content;
    fill(row, data);
  }
  row.style.transform = `translateY(${position * ROW_HEIGHT}px)`;
  row.dataset.position = position;
  row.setAttribute('aria-posinset', position + 1);
  row.setAttribute('aria-setsize', total);
  markRow(row);
  return row;
}

function create() {
  const row = element('li', 'row');
  const button = element('button', 'row-button');
  button.type = 'button';
  button.addEventListener('click', () => {
    const { number, position } = JSON.parse(row.dataset.content);
    choose(number, position);
  });
  row.append(button);
  return row;
}

function fill(row, { number, text, at, size, state, opted_out: optedOut }) {
  row.dataset.number = number;
  const head = element('span', 'row-head');
  head.append(element('span', 'number', number || 'No recipient'), timeElement(at));
  const label = element('span', 'state', LABELS[state] ?? state[0].toUpperCase() + state.slice(1));
  label.dataset.state = state;
  const foot = element('span', 'row-foot');
  foot.append(label, element('span', 'snippet', text));
  if (optedOut.length > 0) {
    foot.append(element('span', 'badge', 'Opted out'));
  }
  if (size > 1) {
    const badge = element('span', 'size', count(size));
    badge.append(element('span', 'hidden-text', ' entries'));
    foot.append(badge);
  }
  row.firstElementChild.replaceChildren(head, foot);
}

function markRow(row) {
  if (row.dataset.number === current) {
    row.firstElementChild.setAttribute('aria-current', 'true');
  } else {
    row.firstElementChild.removeAttribute('aria-current');
  }
}

/**
 * The list is one stop of the Tab key: the row that has the focus, else the current, else the first.
 */
function makeOneReachable() {
  const all = [...rows.values()];
  const reachable = all.find((row) => row.contains(document.activeElement))
    ?? rows.get(current) ?? all.find((row) => row.dataset.position * ROW_HEIGHT >= scroller.scrollTop) ?? all[0];
  for (const row of all) {
    row.firstElementChild.tabIndex = row === reachable ? 0 : -1;
  }
}

function move(event) {
  const position = Number(event.target.closest('.row')?.dataset.position);
  const page = Math.max(1, Math.floor(scroller.clientHeight / ROW_HEIGHT) - 1);
  const target = { ArrowDown: position + 1, ArrowUp: position - 1, PageDown: position + page, PageUp: position - page,
    Home: 0, End: total - 1 }[event.key];
  if (target === undefined) {
    return;
  }
  event.preventDefault();
  focusPosition = Math.min(Math.max(target, 0), total - 1);
  const top = focusPosition * ROW_HEIGHT;
  if (top < scroller.scrollTop) {
    scroller.scrollTop = top;
  } else if (top + ROW_HEIGHT > scroller.scrollTop + scroller.clientHeight) {
    scroller.scrollTop = top + ROW_HEIGHT - scroller.clientHeight;
  }
  focusMoved();
  refreshList();
}

function focusMoved() {
  const row = [...rows.values()].find((candidate) => Number(candidate.dataset.position) === focusPosition);
  if (row) {
    focusPosition = undefined;
    row.firstElementChild.focus({ preventScroll: true });
    makeOneReachable();
  }
}

function tell(all) {
  const text = plural(all, 'conversation');
  if (found.textContent !== text) {
    found.textContent = text;
  }
  empty.hidden = all > 0;
  empty.textContent = criteria.text || criteria.show !== 'all' ? 'Nothing found.'
    : 'Nothing was sent yet. What an application sends to this simulator appears here.';
}

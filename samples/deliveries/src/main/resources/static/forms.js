import { count } from './format.js';

const ANSWERS = {
  QUEUED: 'Queued',
  REFUSED: 'Refused',
  NOT_SENT: 'Not sent, try again',
  UNKNOWN: 'The answer was lost: it may have been queued',
  OPTED_OUT: 'Not sent, since this person has opted out',
};
const UNDELIVERABLE = ['+15005550520', '+15005550521', '+15005550522'];
const fill = document.getElementById('fill');

export function connectForms() {
  connect('text-form', 'messages', ({ to, body }) => ({ to, body }), (form, { state, detail }) => {
    if (state === 'QUEUED') {
      form.elements.body.value = '';
    }
    answer(form, detail ? `${ANSWERS[state]}: ${detail}` : ANSWERS[state], state !== 'QUEUED');
  });
  connect('campaign-form', 'campaigns',
    ({ name, body, recipients }) => ({ name, body, recipients: recipients.split(/\s*[\r\n]+\s*/) }),
    (form, { size }) => answer(form, `Started with ${count(size)} messages`, false));
  for (const button of fill.querySelectorAll('button')) {
    button.addEventListener('click', () => {
      document.getElementById('campaign-recipients').value = madeUpNumbers(Number(button.dataset.count)).join('\n');
    });
  }
}

export function offerMadeUpNumbers(offered) {
  fill.hidden = !offered;
}

/**
 * Numbers from 555-0100 to 555-0199, which belong to nobody, in one area code after the other. The last three are
 * those to which the simulator cannot deliver.
 */
function madeUpNumbers(amount) {
  const numbers = Array.from({ length: amount - UNDELIVERABLE.length }, (_, index) =>
    `+1${201 + Math.floor(index / 100)}55501${String(index % 100).padStart(2, '0')}`);
  return [...numbers, ...UNDELIVERABLE];
}

function connect(id, path, toRequest, onAnswer) {
  const form = document.getElementById(id);
  const button = form.querySelector('[type=submit]');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    // A disabled button would lose the focus of the keyboard
    if (button.getAttribute('aria-disabled') === 'true') {
      return;
    }
    button.setAttribute('aria-disabled', 'true');
    answer(form, '', false);
    try {
      onAnswer(form, await post(path, toRequest(Object.fromEntries(new FormData(form)))));
    } catch (failure) {
      answer(form, failure.message, true);
    } finally {
      button.removeAttribute('aria-disabled');
    }
  });
}

async function post(path, content) {
  const response = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(content) }).catch(() => {
    throw new Error('The application does not answer');
  });
  const answered = await response.json();
  if (!response.ok) {
    throw new Error(answered.detail ?? 'The application failed');
  }
  return answered;
}

function answer(form, text, bad) {
  const paragraph = form.querySelector('.answer');
  paragraph.classList.toggle('bad', bad);
  paragraph.textContent = text;
}

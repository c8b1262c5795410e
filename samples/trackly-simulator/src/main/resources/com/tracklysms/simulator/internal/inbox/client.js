export async function read(path, parameters = {}) {
  return parse(await ask(`/inbox/${path}?${new URLSearchParams(parameters)}`));
}

export async function act(path, fields) {
  return parse(await ask(`/inbox/${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(fields) }));
}

async function ask(url, options) {
  try {
    return await fetch(url, options);
  } catch {
    throw new Error('The simulator does not answer');
  }
}

async function parse(response) {
  const body = await response.json();
  if (!response.ok) {
    throw new Error(body.error ?? `The simulator answered ${response.status}`);
  }
  return body;
}

/**
 * Runs something again when it is asked for while it runs, once, however often it is asked for.
 */
export function oneAtATime(run) {
  let running;
  let again = false;
  return function start() {
    if (running) {
      again = true;
      return running;
    }
    running = (async () => {
      do {
        again = false;
        await run();
      } while (again);
    })().finally(() => {
      running = undefined;
    });
    return running;
  };
}

/**
 * Connects a form or button with an action, and tells what came of it.
 */
export async function perform(form, action) {
  // A disabled button would lose the focus of the keyboard
  if (form.ariaBusy === 'true') {
    return;
  }
  form.ariaBusy = 'true';
  tell(form, '', false);
  try {
    const { text, bad } = await action() ?? {};
    tell(form, text ?? '', bad ?? false);
  } catch (failure) {
    tell(form, failure.message, true);
  } finally {
    form.ariaBusy = null;
  }
}

function tell(form, text, bad) {
  const outcome = form.querySelector('.outcome');
  outcome.classList.toggle('bad', bad);
  outcome.textContent = text;
}

export function resultText(result) {
  return `The application ${result.startsWith('answered') ? '' : 'gave '}${result}`;
}

export function describe(result) {
  return result ? { text: resultText(result.text), bad: !result.successful } : {};
}

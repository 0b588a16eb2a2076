// What is opened last is closed first, whatever of it goes wrong.

const endings = new WeakMap();

/** Does something when a test is over, before what was asked for earlier. */
export function atEnd(test, ending) {
  if (!endings.has(test)) {
    endings.set(test, []);
    test.after(() => runAll(endings.get(test)));
  }
  endings.get(test).push(ending);
}

async function runAll(endings) {
  const ending = endings.pop();
  if (!ending) return;
  try {
    await ending();
  } finally {
    await runAll(endings);
  }
}

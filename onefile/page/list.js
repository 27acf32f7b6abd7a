'use strict';
// The list of files, with what was found in each.

/**
 * Puts the rows into the list.
 * @param {HTMLElement} list
 * @param {Row[]} rows
 * @param {Object<string, string>} words
 * @param {{open: (row: Row) => void, leave: (row: Row) => void}} does
 */
function showRows(list, rows, words, does) {
  list.replaceChildren(...rows.map((row) => item(row, words, does)));
}

function item(row, words, does) {
  const folder = row.path.slice(0, row.path.lastIndexOf('/') + 1);
  const name = make(
    'span',
    'file-name',
    make('small', '', folder.replaceAll('!/', '/')),
    make('b', '', row.path.slice(folder.length)),
  );
  const made = make('li', row.state);
  const inside = [name, chips(row, words)];
  if (row.state === 'checked') {
    const open = button('', () => does.open(row), 'open');
    open.append(...inside);
    made.append(open);
  } else made.append(make('div', 'open', ...inside));
  if (row.said) made.append(make('p', 'said', row.said));
  const leave = button('×', () => does.leave(row), 'leave');
  const [given] = row.path.split('!/');
  leave.setAttribute('aria-label', say(`移除 ${given}`, `Remove ${given}`));
  leave.title = say(`从列表移除 ${given}`, `Remove ${given} from the list`);
  made.append(leave);
  return made;
}

/** Returns the counts of a file, or how it stands. */
function chips(row, words) {
  const made = make('span', 'chips');
  const said = LEVELS.filter((level) => row.counts[level]);
  for (const level of said)
    made.append(
      make(
        'i',
        level,
        say(`${words[level]} ${row.counts[level]} 条`, `${row.counts[level]} ${words[level]}`),
      ),
    );
  if (row.state === 'failed') made.append(make('i', 'must', say('没有检查', 'not checked')));
  else if (row.state === 'waiting') made.append(make('i', 'quiet', say('等待', 'waiting')));
  else if (!said.length)
    made.append(
      make(
        'i',
        'fine',
        say(`${row.indicators} 条指标，没有发现问题`, `${row.indicators} indicators, nothing found`),
      ),
    );
  return made;
}

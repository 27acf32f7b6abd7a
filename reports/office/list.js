// Which remarks are shown: those that fit what is chosen, a page at a time.
const PAGE = 50;
const PRINTED = 1000;
const LOWER = [];

// Returns for each text whether a word stands in it, whatever the size of letters.
function holding(word, texts, lower) {
  const found = new Uint8Array(texts.length);
  for (let at = 0; at < texts.length; at++) {
    lower[at] ??= texts[at].toLowerCase();
    if (lower[at].includes(word)) found[at] = 1;
  }
  return found;
}

function searcher(query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const tests = words.map((word) => {
    const [strings, units] = [holding(word, DATA.strings, LOWER), holding(word, DATA.names, [])];
    const rules = holding(word, DATA.rules.map((rule) => rule.join(" ")), []);
    const called = holding(word, DATA.problems.map((problem) => problem[1]), []);
    return (one) =>
      units[one[UNIT]] ||
      (one[PROJECT] >= 0 && strings[DATA.projects[one[PROJECT]][P_NAME]]) ||
      [PATH, NAME, WHERE, TITLE, WHY].some((key) => strings[one[key]]) ||
      one[POINTS].some((number) => strings[number]) ||
      [NOW, REWRITE].some((key) => parts(one[key]).some((part) => part.slice(1, 4).join("").toLowerCase().includes(word))) ||
      (one[STATE] && strings[one[SAID]]) ||
      one[RULES].some((rule) => rules[rule]) ||
      one[PROBLEMS].some((problem) => called[problem]);
  });
  return (one) => tests.every((test) => test(one));
}

// Returns the remarks that fit; a link to one shows it alone.
function fitting(state) {
  if (state.r) return DATA.remarks.filter((one) => one[KEY] === state.r);
  const tests = [];
  const unit = DATA.names.indexOf(state.unit);
  const problem = DATA.problems.findIndex(([key]) => key === state.problem);
  const rule = DATA.rules.findIndex(([code]) => code === state.rule);
  const levels = DATA.levels.map(([key]) => state.level.includes(key));
  if (state.unit) tests.push((one) => one[UNIT] === unit);
  if (state.project) tests.push((one) => projectName(one[PROJECT]) === state.project);
  if (state.level.length) tests.push((one) => levels[one[LEVEL]]);
  if (state.problem) tests.push((one) => one[PROBLEMS].includes(problem));
  if (state.rule) tests.push((one) => one[RULES].includes(rule));
  if (state.answer) tests.push((one) => one[STATE] === state.answer);
  if (state.new) tests.push((one) => one[NEW]);
  if (state.q.trim()) tests.push(searcher(state.q));
  return tests.length ? DATA.remarks.filter((one) => tests.every((test) => test(one))) : DATA.remarks;
}

function showList(found, state, size = PAGE) {
  const pages = Math.max(1, Math.ceil(found.length / size));
  const page = Math.min(state.page, pages);
  const from = (page - 1) * size;
  const shown = found.slice(from, from + size);
  const items = document.getElementById("items");
  items.replaceChildren(...shown.map(item));
  const status = document.getElementById("shown");
  status.textContent = found.length
    ? say("shown", { n: found.length, from: from + 1, to: from + shown.length })
    : W.shown_none;
  const nav = document.getElementById("pages");
  nav.hidden = pages === 1;
  nav.querySelector("span").textContent = say("page", { page, pages });
  nav.querySelector("[name=back]").disabled = page === 1;
  nav.querySelector("[name=on]").disabled = page === pages;
}

// A unit that is opened: what it submitted, its projects with what is said of each.
function counted(unit) {
  const counts = new Map();
  for (const one of DATA.remarks) {
    if (one[UNIT] !== unit) continue;
    const known = counts.get(one[PROJECT]) ?? [0, 0, 0];
    known[one[LEVEL]] += 1;
    counts.set(one[PROJECT], known);
  }
  return counts;
}

function projectRow([number, levels], unit) {
  const project = DATA.projects[number];
  const name = project ? projectName(number) : W.whole;
  const label = make("bdi", "", name || W.nameless);
  const head = make("th", "", project && name ? anchor(address({ ...NOTHING, unit, project: name }), label) : label);
  head.scope = "row";
  const numbers = [project ? project[P_INDICATORS] : "", ...levels];
  return make("tr", "", head, ...numbers.map((n) => make("td", "n", String(n))));
}

function projectTable(rows, unit) {
  const heads = [W.indicators, ...DATA.levels.map(([, word]) => word)];
  const cells = [make("th", "", W.project), ...heads.map((word) => make("th", "n", word))];
  for (const cell of cells) cell.scope = "col";
  const table = make("table", "", make("thead", "", make("tr", "", ...cells)));
  table.append(make("tbody", "", ...rows.map((row) => projectRow(row, unit))));
  const scroll = make("div", "scroll", table);
  scroll.tabIndex = 0;
  scroll.setAttribute("role", "group");
  scroll.setAttribute("aria-label", W.projects);
  return scroll;
}

function openUnit(state) {
  const place = document.getElementById("open");
  place.replaceChildren();
  const at = DATA.names.indexOf(state.unit);
  if (at < 0 || !state.unit) return;
  const unit = DATA.units[at];
  const rows = [...counted(at)].sort((a, b) => a[0] - b[0]);
  const without = unit[U_PROJECTS] - rows.filter(([number]) => number >= 0).length;
  const numbers = [
    `${W.rank} ${at + 1}`,
    `${W.points} ${unit[U_POINTS]}`,
    `${W.projects} ${unit[U_PROJECTS]}`,
    `${W.indicators} ${unit[U_INDICATORS]}`,
    `${W.quantified} ${unit[U_QUANTIFIED]}`,
    ...DATA.levels.map(([, word], level) => `${word} ${unit[U_MUST + level]}`),
    `${W.clean} ${unit[U_CLEAN]}`,
  ];
  place.append(make("h3", "", make("bdi", "", state.unit)), make("p", "quiet", numbers.join(" · ")));
  if (rows.length) place.append(projectTable(rows, state.unit));
  if (without > 0) place.append(make("p", "quiet", say("more_projects", without)));
  place.append(make("p", "quiet", anchor("#", W.close)));
}

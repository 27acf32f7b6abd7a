// Puts the page together, and again whenever something else is chosen.
const FILTER = document.getElementById("filter");
const REMARKS = document.getElementById("remarks");

function options(select, pairs, value) {
  const any = select.options[0];
  const made = pairs.map(([key, word]) => new Option(word, key));
  if (value && !pairs.some(([key]) => key === value)) made.push(new Option(value, value));
  select.replaceChildren(any, ...made);
  select.value = value;
}

function projectsOf(unit) {
  const at = DATA.names.indexOf(unit);
  const own = unit ? DATA.projects.filter((project) => project[P_UNIT] === at) : DATA.projects;
  return [...new Set(own.map((project) => text(project[P_NAME])))].filter(Boolean).map((name) => [name, name]);
}

// The unit whose projects can be chosen now.
let listed = null;

function showControls(state) {
  const controls = FILTER.elements;
  if (document.activeElement !== controls.q) controls.q.value = state.q;
  controls.unit.value = state.unit;
  if (listed !== state.unit) options(controls.project, projectsOf(state.unit), state.project);
  listed = state.unit;
  controls.project.value = state.project;
  controls.problem.value = state.problem;
  controls.rule.value = state.rule;
  for (const box of FILTER.querySelectorAll("[name=level]")) box.checked = state.level.includes(box.value);
  if (controls.answer) controls.answer.value = state.answer;
  if (controls.new) controls.new.checked = Boolean(state.new);
}

function show(size) {
  const state = chosen();
  const found = fitting(state);
  sortUnits(state.sort);
  showControls(state);
  openUnit(state.r ? { unit: found.length ? DATA.names[found[0][UNIT]] : "" } : state);
  showList(found, state, size);
  REMARKS.classList.toggle("all", found === DATA.remarks);
}

// Leads to the list, with the keyboard too.
function lead() {
  document.getElementById("list").focus({ preventScroll: true });
  REMARKS.scrollIntoView();
}

// A link inside the page changes what is chosen.
function follow() {
  const hash = location.hash.slice(1);
  if (hash && !hash.includes("=")) return;
  show();
  if (hash && hash !== `sort=${chosen().sort}`) lead();
}

FILTER.addEventListener("input", (event) => {
  const given = new FormData(FILTER);
  const state = { q: given.get("q"), project: given.get("project"), problem: given.get("problem"), rule: given.get("rule") };
  state.answer = given.get("answer") ?? "";
  const unit = given.get("unit");
  if (unit !== chosen().unit) state.project = "";
  choose({ ...state, unit, level: given.getAll("level"), new: given.get("new") ?? "" }, event.target.name === "q");
});
FILTER.addEventListener("reset", () => {
  FILTER.elements.q.value = "";
  choose({ ...NOTHING, sort: chosen().sort });
});
FILTER.addEventListener("submit", (event) => event.preventDefault());
const turn = (by) => {
  choose({ page: chosen().page + by, r: chosen().r });
  lead();
};
document.querySelector("#pages [name=back]").addEventListener("click", () => turn(-1));
document.querySelector("#pages [name=on]").addEventListener("click", () => turn(1));
const [unitsButton, remarksButton] = document.querySelectorAll("button.csv");
unitsButton.addEventListener("click", saveUnits);
remarksButton.addEventListener("click", saveRemarks);
addEventListener("popstate", follow);
// Paper shows all that is chosen, not a page of it.
addEventListener("beforeprint", () => show(PRINTED));
addEventListener("afterprint", () => show());

options(FILTER.elements.unit, DATA.names.map((name) => [name, name]), chosen().unit);
options(FILTER.elements.problem, DATA.problems, chosen().problem);
options(FILTER.elements.rule, DATA.rules.map(([code, title]) => [code, `${code} ${title}`]).sort(), chosen().rule);
document.getElementById("no-script").hidden = true;
for (const one of [FILTER, unitsButton, remarksButton]) one.hidden = false;
show();
if (location.hash.includes("=")) lead();
